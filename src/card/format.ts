/** Dates in words. A formatter is made once for each language and shape. */

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The reader's own region where the page's language is one of the reader's. */
const regionalTag = (language: string): string =>
  navigator.languages.find((one) => one.startsWith(language.slice(0, 2))) ?? language

function format(language: string, options: Intl.DateTimeFormatOptions, date: Date): string {
  const tag = regionalTag(language)
  const key = tag + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known.format(date)
  const made = new Intl.DateTimeFormat(tag, options)
  formatters.set(key, made)
  return made.format(date)
}

/** A date, without a break inside. */
export const formatDate = (language: string, date: Date): string =>
  format(language, { dateStyle: 'long' }, date).replaceAll(' ', '\u00a0')

/** A time of day, with its date unless that is today. */
export function formatTime(language: string, time: Date): string {
  const isToday = time.toDateString() === new Date().toDateString()
  return format(language, { timeStyle: 'short', ...(!isToday && { dateStyle: 'long' }) }, time)
}
