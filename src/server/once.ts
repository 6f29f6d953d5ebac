/** What has been seen already, for as long as it matters. */

/** Whether a key comes for the first time in so many seconds. */
export type Once = (key: string, seconds: number) => boolean | Promise<boolean>

/** As many as an hour of connecting brings, and more. */
const most = 10_000

/**
 * In the memory of this process: several instances need one that they share. The oldest are forgotten first, whoever
 * fills it.
 */
export function createOnce(limit = most, now: () => number = Date.now): Once {
  const until = new Map<string, number>()
  return (key, seconds) => {
    const time = now()
    const seen = (until.get(key) ?? 0) > time
    if (seen) return false
    until.delete(key)
    until.set(key, time + seconds * 1000)
    for (const [oldest, end] of until) {
      if (until.size <= limit && end > time) break
      until.delete(oldest)
    }
    return true
  }
}
