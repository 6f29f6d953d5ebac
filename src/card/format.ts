/** Dates in words. A formatter is made once for each language, because making one is slow. */

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Returns a language tag with the reader's own region, if the page's language is one of the reader's. */
export const regionalTag = (language: string): string =>
  navigator.languages.find((one) => one.startsWith(language.slice(0, 2))) ?? language

/** Returns a date without a line break inside. */
export function formatDate(language: string, date: Date): string {
  const tag = regionalTag(language)
  const formatter = formatters.get(tag) ?? new Intl.DateTimeFormat(tag, { dateStyle: 'long' })
  formatters.set(tag, formatter)
  return formatter.format(date).replaceAll(' ', '\u00a0')
}
