/**
 * Mocked time for a test in which the handler waits: it looks again for up to 7.5 s. Node's own mock timers lose their
 * order when a timer is cleared while another one waits (Node 20).
 */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'

const { clearTimeout: realClearTimeout } = globalThis

const STEP_MS = 50

/** So many turns of the event loop without the platform's cryptography, and all that does not wait for the time is done. */
const QUIET_TURNS = 3

/** No wait of the handler is longer. */
const LIMIT_MS = 60_000

export interface MockedTime {
  /** Lets time pass until the promise is settled, and only while all wait for it: a slow machine changes no order. */
  settle<T>(promise: Promise<T>): Promise<T>
  pass(ms: number): void
}

/** Replaces `Date.now` and `setTimeout` until the end of the test. */
export function mockTime(t: TestContext): MockedTime {
  let now = Date.now()
  const timers = new Set<{ at: number; run(): void; unref(): unknown }>()
  const setTimer = (callback: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
    const timer = { at: now + delayMs, run: () => callback(...args), unref: () => timer }
    timers.add(timer)
    return timer
  }
  const clearTimer = (timer: unknown) => {
    if (!timers.delete(timer as never)) realClearTimeout(timer as NodeJS.Timeout)
  }
  t.mock.method(Date, 'now', () => now)
  t.mock.method(globalThis, 'setTimeout', setTimer as unknown as typeof setTimeout)
  t.mock.method(globalThis, 'clearTimeout', clearTimer)
  const countCryptography = countPending(t)

  const pass = (ms: number) => {
    now += ms
    const due = [...timers].filter(({ at }) => at <= now).sort((one, other) => one.at - other.at)
    for (const timer of due) if (timers.delete(timer)) timer.run()
  }
  return {
    pass,
    async settle(promise) {
      let isSettled = false
      void promise.catch(() => {}).finally(() => (isSettled = true))
      for (let passedMs = 0; ; passedMs += STEP_MS) {
        await untilQuiet(countCryptography)
        if (isSettled) return promise
        assert.ok(passedMs < LIMIT_MS, 'the promise is settled within a minute of mocked time')
        pass(STEP_MS)
      }
    },
  }
}

/** Counts the calls of `crypto.subtle` that other threads still work on: nothing else in these tests does. */
function countPending(t: TestContext): () => number {
  const { subtle } = crypto
  let pending = 0
  for (const name of ['importKey', 'deriveKey', 'encrypt', 'decrypt', 'sign', 'verify', 'digest'] as const) {
    const call = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>
    t.mock.method(subtle, name, ((...args: unknown[]) => {
      pending++
      return call(...args).finally(() => pending--)
    }) as never)
  }
  return () => pending
}

async function untilQuiet(countPending: () => number): Promise<void> {
  for (let turns = 0; turns < QUIET_TURNS; turns = countPending() ? 0 : turns + 1) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}
