/**
 * Writes tables into a page, between its markers: `<!-- table: attributes -->` and `<!-- /table -->` around a table of that
 * name, `<!-- tests -->` and `<!-- /tests -->` around one of the page's own whose column `tests` is filled. The files of
 * the example apps are written by app-files.ts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withAppFiles } from './app-files.js'
import { withTests } from './fault-tests.js'
import { root, type Manifest } from './manifest.js'
import { toMarkdown, type Table } from './table.js'
import { TABLES } from './tables.js'

/** The Markdown pages that can hold tables, by their path from the root. */
export const pagePaths = (): string[] => [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
]

export const readPage = (path: string): string => readFileSync(join(root, path), 'utf8')

const MARKED = /^<!-- (?:table: ([\w-]+)|tests) -->\n([\s\S]*?)^<!-- \/(?:table|tests) -->$/gm

const OPENING = /^<!-- (table:.*|tests) -->$/gm

/** Returns the page with each of its tables, and of the apps' files, as it should be. */
export async function renderPage(page: string, manifest: Manifest): Promise<string> {
  const marked = [...page.matchAll(MARKED)]
  const opened = page.match(OPENING)?.length ?? 0
  if (marked.length !== opened) throw new Error(`${opened} tables are opened, ${marked.length} are closed`)
  const tables = await Promise.all(
    marked.map(async ([, name, content]) =>
      toMarkdown(await (name ? tableOf(name, manifest) : withTests(parse(content!)))),
    ),
  )
  return withAppFiles(page).replace(MARKED, (found, name: string | undefined) => {
    const [opening] = found.split('\n')
    return `${opening}\n\n${tables.shift()}\n\n<!-- /${name ? 'table' : 'tests'} -->`
  })
}

function tableOf(name: string, manifest: Manifest): Table | Promise<Table> {
  const make = TABLES[name]
  if (!make) throw new Error(`No table is called ${name}. There are ${Object.keys(TABLES).join(', ')}.`)
  return make(manifest)
}

/** Returns the cells of a Markdown table. An escaped bar is part of a cell. */
function parse(content: string): Table {
  const cellsOf = (line: string) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|'))
  const [columns = [], , ...rows] = content.trim().split('\n').map(cellsOf)
  return { columns, rows }
}
