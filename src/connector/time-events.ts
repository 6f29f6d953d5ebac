/** The events that the passing of time causes in a flow. Pure: flow-watch.ts asks twice a second. */
import type { FlowChanges, MachineEvent, MachineState } from './machine-model.js'

/** When a person who waits is offered help. */
const LINGERING_MS = 60_000
const FIRST_POLL_MS = 2_000
const LAST_POLL_MS = 10_000

/** What the page sees of the flow's window, and when. Times are in milliseconds since 1970. */
export interface FlowObservation {
  now: number
  lastReadAt: number
  /** The page can bring the window to the front. */
  isWindowHeld: boolean
  /** The window seems closed. */
  isWindowGone: boolean
  /** The person was seen to close it. */
  isWindowClosed?: boolean | undefined
  /** The relay page was heard over the channel, so that its callback will be heard as well. */
  usesChannel: boolean
}

/** Returns the pause between status reads: it grows with the time since the start, and is constant over the channel. */
export const pollIntervalMs = (elapsedMs: number, usesChannel: boolean): number =>
  usesChannel ? LAST_POLL_MS : Math.min(LAST_POLL_MS, Math.max(FIRST_POLL_MS, elapsedMs / 6))

export function timeEvents({ status, flow }: MachineState, seen: FlowObservation): MachineEvent[] {
  if (!flow) return []
  const { now, lastReadAt, isWindowHeld: windowHeld, isWindowGone, usesChannel } = seen
  // A window that came back with a callback is closed by the page.
  const isWindowClosed = seen.isWindowClosed && !flow.callback
  if (now >= +flow.expiresAt) return [{ type: 'flowExpired' }]
  const elapsedMs = now - +flow.startedAt
  const changes: FlowChanges = { windowHeld, lingering: elapsedMs >= LINGERING_MS }
  if (isWindowClosed || flow.windowClosed) changes.windowClosed = isWindowClosed
  const hasChanged = (Object.keys(changes) as (keyof FlowChanges)[]).some((key) => changes[key] !== flow[key])
  const isReadDue = status !== 'opening' && now - lastReadAt >= pollIntervalMs(elapsedMs, usesChannel)
  const events: MachineEvent[] = []
  if (hasChanged) events.push({ type: 'flowChanged', changes })
  if (isWindowGone && !flow.isWindowLost) events.push({ type: 'windowLost' })
  if (isReadDue) events.push({ type: 'statusSuggested' })
  return events
}
