/** The table of the words that a host can replace, with the English ones. */
import { first } from '../../src/card/locales/en/first.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { code, type Table } from './table.js'

/** Sections with the same keys for each code. */
const BY_CODE = ['codes', 'troubleshoot.codes']

const MAX_TEXT_CHARACTERS = 110

/** Returns each hole by its name in braces. */
const namedHoles = new Proxy({}, { get: (_, hole) => `{${String(hole)}}` })

/** Returns a text as it reads: a sentence with its holes in braces, a list with slashes between its lines. */
function readable(text: unknown): string {
  if (typeof text !== 'function') return String(text)
  const filled = (text as (holes: object) => unknown)(namedHoles)
  return Array.isArray(filled) ? filled.join('') : String(filled)
}

const shorten = (text: string) =>
  text.length > MAX_TEXT_CHARACTERS ? text.slice(0, MAX_TEXT_CHARACTERS).trimEnd() + '…' : text

const isSection = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listText = (value: unknown) => (Array.isArray(value) ? value.map(readable).join(' / ') : readable(value))

/** A key with its text. */
type Row = [key: string, text: string]

function rowsOf(section: object, prefix = ''): Row[] {
  return Object.entries(section).flatMap(([key, value]): Row[] => {
    const name = prefix + key
    if (BY_CODE.includes(name)) return [rowByCode(name, value as object)]
    if (isSection(value)) return rowsOf(value, name + '.')
    return [[name, shorten(listText(value).replace(/\s+/g, ' '))]]
  })
}

function rowByCode(name: string, texts: object): Row {
  const keys = new Set(Object.values(texts).flatMap((text: object) => Object.keys(text)))
  return [`${name}.<code>`, [...keys].sort().map(code).join(', ')]
}

/** The words of the set-up have a table of their own. */
const isOfSetUp = (name: string) => name.startsWith('setup.')

export const words = (): Table => tableOf((name) => !isOfSetUp(name))

export const setUpWords = (): Table => tableOf(isOfSetUp)

/** A section that is in two parts of the dictionary, such as `buttons`, stands together. */
function tableOf(includes: (name: string) => boolean): Table {
  const rows = [first, problems, panels].flatMap((part) => rowsOf(part))
  const merged = new Map<string, string>()
  for (const [name, text] of rows) merged.set(name, merged.has(name) ? mergeKeys(merged.get(name)!, text) : text)
  return {
    columns: ['key', 'English text'],
    rows: [...merged.keys()]
      .filter(includes)
      .sort()
      .map((name) => [code(name), merged.get(name)!]),
  }
}

const mergeKeys = (known: string, keys: string) => [...new Set([known, keys].join(', ').split(', '))].sort().join(', ')
