/** The element's events, one line each, newest first. */
import { html } from 'lit'
import type { WiroStateChangeEvent } from '../../src/index.js'

/** All of them bubble. */
export const eventNames = [
  'wiro-before-connect',
  'wiro-state-change',
  'wiro-connected',
  'wiro-disconnected',
  'wiro-portal-change',
  'wiro-error',
  'wiro-flow-end',
] as const satisfies (keyof HTMLElementEventMap)[]

export interface Entry {
  /** Of the day, to the millisecond. */
  time: string
  name: string
  fields: string
}

const two = (number: number, digits = 2) => String(number).padStart(digits, '0')

/** A flow by its beginning, which tells it from others. */
const spelt: Record<string, (value: never) => string> = {
  flow: (id: string) => id.slice(0, 6) + '…',
  duration: (ms: number) => `${ms} ms`,
}

const fieldsOf = (event: Event): string =>
  event.type === 'wiro-state-change'
    ? `${(event as WiroStateChangeEvent).previous.status} → ${(event as WiroStateChangeEvent).state.status}`
    : Object.entries(event).flatMap(fieldOf).join(', ')

export function entryOf(event: Event, at: Date): Entry {
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => two(part))
  return {
    time: `${hours}:${minutes}:${seconds}.${two(at.getMilliseconds(), 3)}`,
    name: event.type,
    fields: fieldsOf(event),
  }
}

function fieldOf([name, value]: [string, unknown]): string[] {
  if (value === undefined || name === 'isTrusted') return []
  return [`${name} ${spelt[name]?.(value as never) ?? (value as string | boolean)}`]
}

export function eventList(entries: Entry[], clear: () => void): unknown {
  if (!entries.length) return html`<p class="aside">Nothing has happened yet.</p>`
  return html`<p class="line"><span class="aside">Newest first</span><button type="button" @click=${clear}>Clear events</button></p>
    <ol>
      ${entries.map(({ time, name, fields }) => html`<li><time>${time}</time><b>${name}</b><span>${fields}</span></li>`)}
    </ol>`
}
