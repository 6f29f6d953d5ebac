/**
 * Polls the verdict on the first unmarked window of a seal. The handler does it and not the window: Wiro's status may lag
 * behind the callback, and the window may close at any time.
 */
import type { Verdict } from '../../protocol/endpoint.js'
import type { Clock } from './clock.js'

/** When each check begins, in milliseconds since the first one. */
const CHECK_TIMES_MS = [0, 500, 1_500, 3_500, 7_500]

/**
 * Checks until the verdict is not `pending`. A check that fails is followed by the next one; the last one decides.
 * A check whose time passed during another one is left out.
 */
export async function pollVerdict(check: () => Promise<Verdict>, { now, sleep }: Clock): Promise<Verdict> {
  const startedAt = now()
  let lastCheck = Promise.resolve<Verdict>('pending')
  for (const time of CHECK_TIMES_MS) {
    const waitMs = startedAt + time - now()
    if (waitMs < 0) continue
    if (waitMs > 0) await sleep(waitMs)
    lastCheck = check()
    if ((await lastCheck.catch(() => 'pending')) !== 'pending') break
  }
  return lastCheck
}
