/** Dates in words. A formatter is made once for each language; a text is kept for as long as its date. */

interface Formatters {
  date: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  dateAndTime: Intl.DateTimeFormat
  /** The dates that are shown, in words. */
  dates: WeakMap<Date, string>
}

const formatters = new Map<string, Formatters>()

/** The reader's languages for which the formatters were made. */
let readerLanguages: readonly string[] | undefined

function formattersFor(language: string): Formatters {
  const { languages } = navigator
  if (readerLanguages !== languages) formatters.clear()
  readerLanguages = languages
  const known = formatters.get(language)
  if (known) return known
  const made = createFormatters(language, languages)
  formatters.set(language, made)
  return made
}

/** Uses the reader's own region where the page's language is one of the reader's. */
function createFormatters(language: string, languages: readonly string[]): Formatters {
  const tag = languages.find((one) => one.startsWith(language.slice(0, 2))) ?? language
  return {
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long' }),
    time: new Intl.DateTimeFormat(tag, { timeStyle: 'short' }),
    dateAndTime: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }),
    dates: new WeakMap(),
  }
}

/** Returns a date without a line break inside. */
export function formatDate(language: string, date: Date): string {
  const { date: formatter, dates } = formattersFor(language)
  const known = dates.get(date)
  if (known) return known
  const text = formatter.format(date).replaceAll(' ', '\u00a0')
  dates.set(date, text)
  return text
}

/** Returns a time of day, with its date unless that is today. */
export function formatTime(language: string, time: Date): string {
  const { time: timeOnly, dateAndTime } = formattersFor(language)
  const isToday = time.toDateString() === new Date().toDateString()
  return (isToday ? timeOnly : dateAndTime).format(time)
}
