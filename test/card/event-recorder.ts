/** Records the element's events as a page hears them, with the fields that can be read from outside. */

export const EVENT_NAMES = [
  'before-connect',
  'connected',
  'disconnected',
  'portal-change',
  'error',
  'flow-end',
  'state-change',
]

/** An event's type and its own fields. */
export type RecordedEvent = { type: string } & Record<string, unknown>

const FIELDS = [
  'reconnect',
  'state',
  'previous',
  'portalId',
  'previousPortalId',
  'accountName',
  'code',
  'flow',
  'outcome',
  'duration',
]

const listeners = new Map<string, (event: Event) => void>()

/** Returns a list that grows with each event from now on; by default without the changes of state. */
export function recordEvents(names = EVENT_NAMES.slice(0, -1)): RecordedEvent[] {
  const recorded: RecordedEvent[] = []
  for (const name of names) listeners.set(`wiro-${name}`, (event) => recorded.push(readEvent(event)))
  for (const [name, listener] of listeners) document.addEventListener(name, listener)
  return recorded
}

function readEvent(event: Event): RecordedEvent {
  const given = event as unknown as Record<string, unknown>
  const own = FIELDS.filter((name) => given[name] !== undefined)
  return { type: event.type, ...Object.fromEntries(own.map((name) => [name, given[name]])) }
}
