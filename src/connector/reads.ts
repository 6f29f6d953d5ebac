/** Status reads by key: who asks the same while a read is under way shares it, and nobody floods an endpoint. */
import type { ConnectionStatus } from '../protocol/endpoint.js'

/** So many reads leave at most in any `span`. */
const most = 12
/** Milliseconds. */
const span = 20_000

interface Reading {
  /** When the last reads left; at most so many as count. */
  times: number[]
  told?: Promise<ConnectionStatus> | undefined
}

const readings: Record<string, Reading> = {}

/** How long the next read has to wait, in milliseconds. */
export const waitFor = (times: readonly number[], now: number): number =>
  times.length < most ? 0 : Math.max(0, times[0]! + span - now)

/** A status read that left at `since` or later: a shared one, or a new one by `ask`. */
export function readStatus(key: string, ask: () => Promise<ConnectionStatus>, since = 0): Promise<ConnectionStatus> {
  const reading = (readings[key] ??= { times: [] })
  if (reading.told && reading.times.at(-1)! >= since) return reading.told
  const now = Date.now()
  const wait = waitFor(reading.times, now)
  reading.times = [...reading.times, now + wait].slice(-most)
  const told = new Promise((resolve) => (wait ? setTimeout(resolve, wait) : resolve(0))).then(ask).finally(() => {
    if (reading.told === told) reading.told = undefined
  })
  return (reading.told = told)
}
