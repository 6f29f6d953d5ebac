/** How the tests wait. A wait that is in vain fails with what it waited for. */

const GIVE_UP_MS = 5_000

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

/** Makes timers of `ms` milliseconds fire at once, until the returned function is called. */
export function skipTimers(ms: number): () => void {
  const { setTimeout: original } = globalThis
  globalThis.setTimeout = ((callback: () => void, delay?: number, ...rest: []) =>
    original(callback, delay === ms ? 0 : delay, ...rest)) as never
  return () => void (globalThis.setTimeout = original)
}
