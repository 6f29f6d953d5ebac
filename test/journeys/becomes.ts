/** Waiting for what a browser shows: reads again and again, until it is there or will not come any more. */
import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'

/** Milliseconds after which a thing that has not come will not come. */
export const patience = 15_000

/** Reads until the answer is good, or time is up; resolves to the last answer. */
export async function eventually<T>(read: () => T | Promise<T>, isGood: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + patience
  let got = await read()
  while (!isGood(got) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 40))
    got = await read()
  }
  return got
}

/** Waits until `read` answers what is expected. */
export async function becomes<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  assert.deepEqual(await eventually(read, (got) => isDeepStrictEqual(got, expected)), expected)
}
