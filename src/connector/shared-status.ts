/**
 * Status reads of one page by connection key: connectors with the same key share the read under way, and the number of
 * reads is limited, by the page and by the endpoint. The order of answers is the status reader's business.
 */
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import { ConnectorError } from './problem.js'
import { sleep } from './sleep.js'

/** At most so many reads of one key leave in any `WINDOW_MS`. */
const MAX_READS = 12
const WINDOW_MS = 20_000
/** How old a status that came with the page may be to spare a read. */
const MAX_INITIAL_AGE_MS = 60_000

interface SharedReads {
  /** When the last reads left; at most `MAX_READS`, the oldest first. */
  leftAt: number[]
  /** Until when the endpoint wants no read. */
  pausedUntil?: number
  underWay?: Promise<ConnectionStatus> | undefined
}

const sharedReads = new Map<string, SharedReads>()

/** Returns how long the next read has to wait, in milliseconds. */
export const waitBeforeRead = (leftAt: readonly number[], now: number): number =>
  leftAt.length < MAX_READS ? 0 : Math.max(0, leftAt[0]! + WINDOW_MS - now)

/**
 * Whether a status that came with the page spares its first read. It does so once for each key, unless something newer is
 * known: a read of this page, or the server's clock in the answer, which a page from a cache keeps. A page from the
 * history may be an old one whatever its clock says.
 */
export function spendInitialStatus(key: string, status: ConnectionStatus | undefined, now: number): boolean {
  if (sharedReads.has(key)) return false
  sharedReads.set(key, { leftAt: [] })
  if (navigationType() === 'back_forward') return false
  const answeredAt = status?.now
  return !answeredAt || now - +answeredAt <= MAX_INITIAL_AGE_MS
}

/** Returns how the page was reached; nothing in a simulated page, which may have no timeline. */
function navigationType(): string | undefined {
  const timeline: Partial<Performance> = performance
  const [navigation] = (timeline.getEntriesByType?.('navigation') ?? []) as PerformanceNavigationTiming[]
  return navigation?.type
}

/** Lets no further connector share the reads that are under way. */
export const discardReadsUnderWay = (): void => sharedReads.forEach((reads) => (reads.underWay = undefined))

/**
 * Returns a status read that left at `since` or later (milliseconds since 1970): the one under way, or a new one that
 * `request` makes.
 */
export function readSharedStatus(
  key: string,
  request: () => Promise<ConnectionStatus>,
  since = 0,
): Promise<ConnectionStatus> {
  const reads = sharedReads.get(key) ?? { leftAt: [] }
  sharedReads.set(key, reads)
  if (reads.underWay && reads.leftAt.at(-1)! >= since) return reads.underWay
  const now = Date.now()
  const waitMs = Math.max(waitBeforeRead(reads.leftAt, now), (reads.pausedUntil ?? 0) - now)
  reads.leftAt = [...reads.leftAt, now + waitMs].slice(-MAX_READS)
  const read = (waitMs > 0 ? sleep(waitMs) : Promise.resolve())
    .then(request)
    .catch((error: unknown) => {
      if (error instanceof ConnectorError) pauseReads(reads, error)
      throw error
    })
    .finally(() => {
      if (reads.underWay === read) reads.underWay = undefined
    })
  return (reads.underWay = read)
}

/** Lets no read leave before the time that a refusal asks for. */
function pauseReads(reads: SharedReads, { reason: { retryAfter = 0 } }: ConnectorError): void {
  reads.pausedUntil = Date.now() + retryAfter * 1000
}
