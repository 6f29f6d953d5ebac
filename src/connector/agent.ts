/** The agent behind a connection, while it is on its way: looked at again and again. Loaded on demand. */
import type { Event, Model } from './events.js'

/** Stopping, queued, starting: something else comes by itself. */
const passing = [1, 2, 3]
/** Milliseconds. */
const pause = 3_000
const patience = 300_000

/** Whoever is followed already; the signal is a connection's. */
const followed = new WeakSet<AbortSignal>()

/** Reads the status now and then until the agent runs, or has stopped, or has had its time. */
export async function follow(
  model: () => Model,
  happen: (...event: Event) => void,
  read: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  if (followed.has(signal)) return
  followed.add(signal)
  // It is on its way: that it would not start is no more so.
  if (model().problem?.during === 'start') happen('accepted')
  const end = Date.now() + patience
  while (passing.includes(model().told?.agent?.status ?? 0) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (signal.aborted) break
    // A page that nobody sees need not ask.
    if (!document.hidden) await read()
  }
  followed.delete(signal)
}
