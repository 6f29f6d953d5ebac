/** Reading the status after a success hint: at growing intervals, since it may lag behind. */

/** When, in milliseconds after the hint. */
const ladder = [0, 500, 1_000, 2_000, 4_000, 8_000]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves after the last read, or when `signal` comes first. */
export async function climb(read: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const since = Date.now()
  for (const at of ladder) {
    await pause(since + at - Date.now())
    if (signal.aborted) return
    await read()
  }
}
