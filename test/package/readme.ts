/** Parses the README into sections with their tables, and code blocks. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './packed.js'

/** Cells by the title of their column. */
export type Row = Record<string, string>

export interface Block {
  /** The language after the opening fence. */
  language: string
  code: string
  section: string
}

interface Section {
  title: string
  tables: Row[][]
}

export const text = readFileSync(join(root, 'README.md'), 'utf8')

const sections: Section[] = []
export const blocks: Block[] = []

/** Returns the cells of a table's line; an escaped bar is part of a cell. */
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

function tableOf(lines: string[]): Row[] {
  const [titles = [], , ...rows] = lines.map(cellsOf)
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])))
}

function read(lines: string[]): void {
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, fence, heading] = /^(?:```(.*)|#+ (.+))$/.exec(line) ?? []
    const section = sections.at(-1)
    if (heading) sections.push({ title: heading, tables: [] })
    else if (fence !== undefined) {
      const code = lines.splice(0, lines.indexOf('```')).join('\n')
      blocks.push({ language: fence, code, section: section!.title })
      lines.shift()
    } else if (line.startsWith('|')) {
      const rest = lines.splice(
        0,
        lines.findIndex((next) => !next.startsWith('|')),
      )
      section!.tables.push(tableOf([line, ...rest]))
    }
  }
}

read(text.split('\n'))

/** The anchors that GitHub gives to the headings. */
export const anchors = sections.map(({ title }) =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-'),
)

/** Returns the section's table whose first column has this title; of several, the one at `index`. */
export function tableIn(section: string, column: string, index = 0): Row[] {
  const tables = sections.find(({ title }) => title === section)?.tables ?? []
  const table = tables.filter(([first]) => first && Object.keys(first)[0] === column)[index]
  if (!table) throw new Error(`README.md has no table of “${column}” in “${section}”`)
  return table
}

/** Returns the inline code in a cell. */
export const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

/** Returns the inline code in one column of a table. */
export const codesIn = (table: Row[], column: string): string[] => table.flatMap((row) => codeIn(row[column]))

export const blocksIn = (section: string, language: string): string[] =>
  blocks.filter((block) => block.section === section && block.language === language).map(({ code }) => code)

/** Returns a member's name without its parameters and its question mark. */
export const nameOf = (code: string): string => /^\w+/.exec(code)![0]

/** Asserts that both lists hold the same names, in any order. */
export const assertSameNames = (written: Iterable<string>, there: Iterable<string>): void =>
  assert.deepEqual([...new Set(written)].sort(), [...new Set(there)].sort())
