/** The column `tests` of docs/faults.md: the files whose test titles carry a fault's number. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './manifest.js'
import type { Table } from './table.js'

const MAX_FILES = 2

/** The numbers at the start of a quoted title, such as `'F05 F06 I hold the space bar …'`. */
const TITLE = /['"`]((?:F\d+ )+)/g

/** Returns the files in test/ whose titles carry a number, by number. */
export function testFilesByFault(): Map<string, string[]> {
  const files = new Map<string, string[]>()
  const names = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  for (const name of names.map((name) => name.replaceAll('\\', '/')).sort()) {
    const text = readFileSync(join(root, 'test', name), 'utf8')
    const numbers = new Set([...text.matchAll(TITLE)].flatMap(([, found]) => found!.trim().split(' ')))
    for (const number of numbers) files.set(number, [...(files.get(number) ?? []), name])
  }
  return files
}

/** Returns the files as a cell of the table. */
function toCell(files: readonly string[]): string {
  const named = files.slice(0, MAX_FILES).map((file) => '`' + file + '`')
  return files.length > MAX_FILES ? `${named.join(', ')} and ${files.length - MAX_FILES} more` : named.join(', ')
}

/** Returns a page's table with its column `tests` filled. */
export function withTests({ columns, rows }: Table, files = testFilesByFault()): Table {
  const column = columns.indexOf('tests')
  if (column < 0) throw new Error(`No column “tests” beside ${columns.join(', ')}`)
  const fill = (row: readonly string[]) => row.with(column, toCell(files.get(row[0]!.replaceAll('`', '')) ?? []))
  return { columns, rows: rows.map(fill) }
}
