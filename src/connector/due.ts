/** What time alone makes happen to a flow: asked twice a second, it answers what is due. Pure. */
import type { Event, Model } from './events.js'
import { problemOf } from './machine.js'

/** When a person who waits is offered help. Milliseconds, as the pauses between reads. */
const help = 60_000
const firstPoll = 2_000
const lastPoll = 10_000

/** The pause before the next read: longer with the time that went by, and flat where the relay is heard. Milliseconds. */
export const pollAfter = (elapsed: number, overChannel: boolean): number =>
  overChannel ? lastPoll : Math.min(lastPoll, Math.max(firstPoll, elapsed / 6))

/**
 * `now` and `readAt` (when the status was last asked for) in milliseconds since 1970; `held`: the page can bring the
 * window to the front; `gone`: it seems gone; `overChannel`: the relay was heard there, and its word will come.
 */
export function due(
  { phase, flow }: Model,
  now: number,
  held: boolean,
  gone: boolean,
  readAt: number,
  overChannel: boolean,
): Event[] {
  if (!flow) return []
  if (now >= +flow.expiresAt) return [['expired', problemOf('session_expired')]]
  const elapsed = now - +flow.startedAt
  const lingering = elapsed >= help
  const events: Event[] = []
  if (held !== flow.windowHeld || lingering !== flow.lingering) events.push(['noted', { windowHeld: held, lingering }])
  if (gone && !flow.lost) events.push(['lost'])
  if (phase !== 'opening' && now - readAt >= pollAfter(elapsed, overChannel)) events.push(['looked'])
  return events
}
