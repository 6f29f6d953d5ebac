/** The list of the card's events, one line each, newest first. */
import { html } from 'lit'
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

const fieldsOf = (event: Event): string =>
  event.type === 'wiro-state-change'
    ? `${(event as WiroStateChangeEvent).previous.status} → ${(event as WiroStateChangeEvent).state.status}`
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

/** Renders the list. */
export function eventList(entries: EventEntry[], clear: () => void): unknown {
  if (!entries.length) return html`<p class="aside">Nothing has happened yet.</p>`
  return html`<p class="line"><span class="aside">Newest first</span><button type="button" @click=${clear}>Clear events</button></p>
    <ol>
      ${entries.map(({ time, name, fields }) => html`<li><time>${time}</time><b>${name}</b><span>${fields}</span></li>`)}
    </ol>`
}
