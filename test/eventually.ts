/**
 * Waits for values that a browser or a server shows later, by polling.
 * Every wait has a description and a limit, so that a failure says what was awaited and what was there instead.
 */
import { AssertionError, deepEqual } from 'node:assert/strict'
import { inspect, isDeepStrictEqual } from 'node:util'

// Tests may replace the global timers.
const { setTimeout, clearTimeout } = globalThis
const { now } = Date

/** The limit of a single wait. */
export const WAIT_MS = 15_000
const POLL_MS = 40

const pending = new Set<{ description: string }>()
let last = 'nothing'

/** Returns the descriptions of the waits in progress. A test that runs out of time names them. */
export const pendingWaits = (): string[] => [...pending].map(({ description }) => description)

/** Returns the description of the wait that ended last. */
export const lastWait = (): string => last

/** Rejects if `promise` takes longer than the limit. `details` adds to the error's message. */
export async function withinLimit<T>(
  description: string,
  promise: Promise<T>,
  { limitMs = WAIT_MS, details = (): string => '' } = {},
): Promise<T> {
  const wait = { description }
  pending.add(wait)
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`Waited ${limitMs / 1000} s for ${description}.${details()}`))
    timer = setTimeout(fail, limitMs)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
    pending.delete(wait)
    last = description
  }
}

interface Poll<T> {
  isExpected: (value: T) => boolean
  deadline: number
  onRead: (value: T) => void
}

async function poll<T>(read: () => T | Promise<T>, { isExpected, deadline, onRead }: Poll<T>): Promise<T> {
  for (;;) {
    const value = await read()
    onRead(value)
    if (isExpected(value) || now() > deadline) return value
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Polls `read` until `isExpected`, and resolves to the value. Rejects after the limit with the last value. */
export async function eventually<T, S extends T = T>(
  description: string,
  read: () => T | Promise<T>,
  isExpected: ((value: T) => value is S) | ((value: T) => boolean),
): Promise<S> {
  let instead = ''
  const onRead = (value: T) => (instead = ` Instead there was ${inspect(value)}.`)
  const reading = poll(read, { isExpected, deadline: now() + WAIT_MS, onRead })
  // A read that never settles is stopped here; the polling itself ends first otherwise.
  const value = await withinLimit(description, reading, { limitMs: WAIT_MS + 5_000, details: () => instead })
  if (isExpected(value)) return value as S
  throw new Error(`Waited ${WAIT_MS / 1000} s for ${description}.${instead}`)
}

/** Polls `read` until it returns `expected`. Rejects after the limit with the difference. */
export async function eventuallyEqual<T>(description: string, read: () => T | Promise<T>, expected: T): Promise<void> {
  let actual: T | undefined
  const isExpected = (value: T) => isDeepStrictEqual((actual = value), expected)
  try {
    await eventually(description, read, isExpected)
  } catch (error) {
    if (actual === undefined) throw error
    throw new AssertionError({ message: messageOf(description, actual, expected), actual, expected })
  }
}

function messageOf(description: string, actual: unknown, expected: unknown): string {
  try {
    deepEqual(actual, expected)
  } catch (error) {
    return `Waited ${WAIT_MS / 1000} s for ${description}.\n${(error as Error).message}`
  }
  return `Waited ${WAIT_MS / 1000} s for ${description}, which came too late.`
}
