/**
 * The pseudo-language: English with accents, longer, in brackets. A text without accents comes from no dictionary,
 * and one without its closing bracket is cut off. Made while the page runs, as the card's own words of a host.
 */
import { first } from '../../src/card/locales/en/first.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { problems } from '../../src/card/locales/en/problems.js'
import type { LocaleOverrides } from '../../src/card/locales/locale.js'

/** How much longer a text becomes, as translations of short labels often do. */
const GROWTH = 0.4

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ACCENTED = [...'ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž']

/** Around what fills a hole, so that it stays as it is. */
const [BEGIN, END] = ['\ue000', '\ue001']
const FILLING = new RegExp(`${BEGIN}([^${END}]*)${END}`)

const isAddress = (text: string) => /^https?:/.test(text)

const accentedWords = (text: string) => text.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)]!)

/** Returns a text with accents, but for what fills its holes. */
const accented = (text: string) =>
  text
    .split(FILLING)
    .map((piece, index) => (index % 2 ? piece : accentedWords(piece)))
    .join('')

const padding = (length: number) => '·'.repeat(Math.ceil(length * GROWTH))

function pseudoText(text: string): string {
  const bare = text.replaceAll(BEGIN, '').replaceAll(END, '')
  return isAddress(bare) ? bare : `[${accented(text)}${padding(bare.length)}]`
}

/** Each piece of a sentence that is text is accented; the brackets are around the whole. */
function pseudoPieces(pieces: readonly unknown[]): unknown[] {
  const { length } = pieces.filter((piece) => typeof piece === 'string').join('')
  const inner = pieces.map((piece) => (typeof piece === 'string' ? accented(piece) : piece))
  return ['[', ...inner, `${padding(length)}]`]
}

const marked = (holes: object) =>
  Object.fromEntries(
    Object.entries(holes).map(([name, value]) => [
      name,
      typeof value === 'string' && value ? BEGIN + value + END : value,
    ]),
  )

function pseudoSentence(text: (holes: object) => unknown) {
  return (holes: object): unknown => {
    const filled = text(marked(holes))
    return Array.isArray(filled) ? pseudoPieces(filled) : pseudoText(String(filled))
  }
}

/** Returns a part of a dictionary in the pseudo-language. */
function pseudoOf(value: unknown): unknown {
  if (typeof value === 'string') return value && pseudoText(value)
  if (typeof value === 'function') return pseudoSentence(value as (holes: object) => unknown)
  if (Array.isArray(value)) return value.map(pseudoOf)
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, pseudoOf(part)]))
}

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns two parts of a dictionary as one: a section of both, such as the buttons, has the texts of both. */
function merged(one: unknown, other: unknown): unknown {
  if (!isSection(one) || !isSection(other)) return other ?? one
  const keys = Object.keys({ ...one, ...other })
  return Object.fromEntries(keys.map((key) => [key, merged(one[key], other[key])]))
}

/** Every text of the card. */
export const pseudo = pseudoOf([first, problems, panels].reduce<unknown>(merged, {})) as LocaleOverrides
