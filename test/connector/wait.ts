/** How the tests wait. A wait that is in vain fails with what it waited for. */

const GIVE_UP_MS = 9_000

/** Resolves once `check` is truthy. `what` names it in the error; by default the text of `check` does. */
export async function until(check: () => unknown, what = check.toString()): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (!(await check())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited ${GIVE_UP_MS} ms in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Lets everything run that is ready to run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

type Timer = (callback: () => void, delay?: number, ...rest: []) => unknown

function replaceSetTimeout(replace: (original: Timer) => Timer): () => void {
  const { setTimeout: original } = globalThis
  globalThis.setTimeout = replace(original) as never
  return () => void (globalThis.setTimeout = original)
}

/** A timer that was set a moment later than its start was counted from is shorter by that moment. */
const lastsAbout = (delay = 0, ms: number) => delay <= ms && delay > ms - 500

/** Makes timers of about so many milliseconds fire at once, until the returned function is called. */
export const skipTimers = (...durations: number[]): (() => void) =>
  replaceSetTimeout((original) => (callback, delay, ...rest) => {
    const isSkipped = durations.some((ms) => lastsAbout(delay, ms))
    return original(callback, isSkipped ? 0 : delay, ...rest)
  })

/** Holds timers of about `ms` milliseconds back until `fire` is called. */
export function holdTimers(ms: number): { fire: () => void; restore: () => void } {
  const held: (() => void)[] = []
  const restore = replaceSetTimeout(
    (original) =>
      (callback, delay, ...rest) =>
        lastsAbout(delay, ms) ? held.push(callback) : original(callback, delay, ...rest),
  )
  return { fire: () => held.splice(0).forEach((callback) => callback()), restore }
}
