/**
 * The first unmarked window of a seal is looked after by the handler itself: Wiro's status may lag behind the callback,
 * and the window may close at any time.
 */
import type { Verdict } from '../../protocol/endpoint.js'
import type { Clock } from './clock.js'

/** When the handler looks, in milliseconds since the question. */
const LOOK_TIMES_MS = [0, 500, 1_500, 3_500, 7_500]

/**
 * Looks until the verdict is not `pending`. A look that fails is followed by the next one; the last one decides.
 * A look whose time passed during another one is left out.
 */
export async function lookUntilDecided(look: () => Promise<Verdict>, { now, sleep }: Clock): Promise<Verdict> {
  const startedAt = now()
  let lastLook = Promise.resolve<Verdict>('pending')
  for (const time of LOOK_TIMES_MS) {
    const waitMs = startedAt + time - now()
    if (waitMs < 0) continue
    if (waitMs > 0) await sleep(waitMs)
    lastLook = look()
    if ((await lastLook.catch(() => 'pending')) !== 'pending') break
  }
  return lastLook
}
