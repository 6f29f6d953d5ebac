/** The card's events as lines to read. */
import type { WiroStateChangeEvent } from '../../src/index.js'

/** All events of the card; each bubbles. */
export const eventNames = [
  'wiro-before-connect',
  'wiro-state-change',
  'wiro-connected',
  'wiro-disconnected',
  'wiro-portal-change',
  'wiro-error',
  'wiro-flow-end',
] as const satisfies (keyof HTMLElementEventMap)[]

export interface EventEntry {
  /** The time of day, to the millisecond. */
  time: string
  name: string
  fields: string
}

const pad = (number: number, digits = 2) => String(number).padStart(digits, '0')

/** Formats of some fields. A flow's id is cut: its beginning is enough to tell flows apart. */
const formats: Record<string, (value: never) => string> = {
  flow: (id: string) => id.slice(0, 6) + '…',
  duration: (ms: number) => `${ms} ms`,
}

/** Returns the names of the members in which two states differ. */
const changesOf = ({ state, previous }: WiroStateChangeEvent): string[] => {
  const [now, before] = [state, previous] as unknown as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(before!), ...Object.keys(now!)])]
  return names.filter((name) => JSON.stringify(now![name]) !== JSON.stringify(before![name]))
}

function stateFields(event: WiroStateChangeEvent): string {
  const [from, to] = [event.previous.status, event.state.status]
  return from === to ? `${to}: ${changesOf(event).join(', ')} changed` : `${from} → ${to}`
}

const fieldsOf = (event: Event): string =>
  event.type === 'wiro-state-change'
    ? stateFields(event as WiroStateChangeEvent)
    : Object.entries(event).flatMap(fieldOf).join(', ')

export function entryOf(event: Event, at: Date): EventEntry {
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => pad(part))
  return {
    time: `${hours}:${minutes}:${seconds}.${pad(at.getMilliseconds(), 3)}`,
    name: event.type,
    fields: fieldsOf(event),
  }
}

/** Returns a field as text, in a list; the list is empty for what is not shown. */
function fieldOf([name, value]: [string, unknown]): string[] {
  if (value === undefined || name === 'isTrusted') return []
  return [`${name} ${formats[name]?.(value as never) ?? (value as string | boolean)}`]
}
