/** Dates in words. A formatter is made once for each language, and a date is formatted once for as long as it is shown. */

interface DateFormat {
  formatter: Intl.DateTimeFormat
  /** The dates that were formatted, in words: formatting costs as much as drawing the rest of a card. */
  texts: WeakMap<Date, string>
}

/** A region may count its years from elsewhere, but the accounts at HubSpot do not. The digits are those of the texts. */
export const CALENDAR = { calendar: 'gregory', numberingSystem: 'latn' } as const

const formats = new Map<string, DateFormat>()

/** Returns a language tag with the reader's own region, if the page's language is one of the reader's. */
export const regionalTag = (language: string): string =>
  navigator.languages.find((one) => one.startsWith(language.slice(0, 2))) ?? language

/** Returns a date without a line break inside, in the digits of the texts around it. */
export function formatDate(language: string, date: Date): string {
  const { formatter, texts } = formatFor(regionalTag(language))
  const text = texts.get(date) ?? formatter.format(date).replaceAll(' ', '\u00a0')
  texts.set(date, text)
  return text
}

function formatFor(tag: string): DateFormat {
  const formatter = () => new Intl.DateTimeFormat(tag, { dateStyle: 'long', ...CALENDAR })
  const format = formats.get(tag) ?? { formatter: formatter(), texts: new WeakMap() }
  formats.set(tag, format)
  return format
}
