/** Times in words. Loaded on demand, with the views that tell one. */
import { CALENDAR, regionalTag } from './format.js'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Returns a time of day, with its date unless that is today, in the digits of the texts around it. */
export function formatTime(language: string, time: Date): string {
  const isToday = time.toDateString() === new Date().toDateString()
  return formatterFor(regionalTag(language), isToday ? undefined : 'long').format(time)
}

function formatterFor(tag: string, dateStyle: 'long' | undefined): Intl.DateTimeFormat {
  const key = `${tag} ${dateStyle}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { timeStyle: 'short', dateStyle, ...CALENDAR })
  formatters.set(key, formatter)
  return formatter
}
