/** Reads the status after a callback that reports success: at growing intervals, because the status may lag behind. */
import { sleep } from './sleep.js'

/** When each read leaves, counted from the callback. */
const READ_AT_MS = [0, 500, 1_000, 2_000, 4_000, 8_000]
/** When each read leaves after the flow has ended: nobody waits, and no read ends them early. */
const LATE_READ_AT_MS = [0, 2_000, 10_000]

/** Resolves after the last read, or early when `signal` aborts. */
export async function pollUntilConfirmed(
  read: () => Promise<void>,
  signal: AbortSignal,
  hasEnded: boolean,
): Promise<void> {
  const startedAt = Date.now()
  for (const readAt of hasEnded ? LATE_READ_AT_MS : READ_AT_MS) {
    await sleep(startedAt + readAt - Date.now())
    if (signal.aborted) return
    await read()
  }
}
