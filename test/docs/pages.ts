/** The Markdown pages of the repository, parsed into sections with their tables, code blocks and links. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import GithubSlugger from 'github-slugger'
import { marked, type Token, type Tokens } from 'marked'
import { root } from '../package/packed.js'

/** Cells as Markdown, by the title of their column. */
export type Row = Record<string, string>

export interface Block {
  /** The word after the opening fence; empty where there is none. */
  language: string
  code: string
  /** The path of the page. */
  page: string
  /** The title of the section; empty above the first heading. */
  section: string
  /** The file of an example app that the block shows, such as `html/server.js`. The app's own tools compile it. */
  appFile?: string | undefined
}

export interface Section {
  title: string
  /** The address of the heading on the page, as GitHub makes it. */
  anchor: string
  tables: Row[][]
}

export interface Page {
  /** The path from the repository's root, such as `docs/server.md`. */
  path: string
  text: string
  sections: Section[]
  blocks: Block[]
  /** The targets of all links and pictures, as they are written. */
  links: string[]
  /** The visible text of each cell, headings of columns included. */
  cellTexts: string[]
  /** Returns the section's table whose first column has this title; of several, the one at `index`. */
  tableIn(section: string, firstColumn: string, index?: number): Row[]
  /** Returns the code of the section's blocks in a language. */
  blocksIn(section: string, language: string): string[]
}

/** Returns the text that a reader sees of inline Markdown. */
export const textOf = (tokens: Token[]): string =>
  tokens.map((token) => ('tokens' in token && token.tokens ? textOf(token.tokens) : visibleText(token))).join('')

const visibleText = (token: Token) =>
  token.type === 'html' ? '' : token.type === 'br' ? ' ' : (token as Tokens.Text).text

function rowsOf({ header, rows }: Tokens.Table): Row[] {
  return rows.map((cells) => Object.fromEntries(header.map(({ text }, index) => [text, cells[index]!.text])))
}

/** Returns the targets in HTML that a page contains. */
const linksInHtml = (html: string) =>
  [...html.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map(([, target]) => target!)

function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  const slugger = new GithubSlugger()
  const sections: Section[] = [{ title: '', anchor: '', tables: [] }]
  const blocks: Block[] = []
  const links: string[] = []
  const cellTexts: string[] = []
  let appFile: string | undefined

  void marked.walkTokens(marked.lexer(text), (token) => {
    const section = sections.at(-1)!
    switch (token.type) {
      case 'heading': {
        const title = textOf(token.tokens!)
        sections.push({ title, anchor: slugger.slug(title), tables: [] })
        break
      }
      case 'code':
        blocks.push({ language: token.lang ?? '', code: token.text, page: path, section: section.title, appFile })
        break
      case 'table':
        section.tables.push(rowsOf(token as Tokens.Table))
        for (const cell of [token.header, ...token.rows].flat()) cellTexts.push(textOf(cell.tokens))
        break
      case 'link':
      case 'image':
        links.push(token.href)
        break
      case 'html':
        links.push(...linksInHtml(token.text))
        appFile = /<!-- app: (\S+) -->/.exec(token.text)?.[1]
    }
  })
  return { path, text, sections, blocks, links, cellTexts, ...finders(path, sections, blocks) }
}

const finders = (path: string, sections: Section[], blocks: Block[]): Pick<Page, 'tableIn' | 'blocksIn'> => ({
  tableIn(section, firstColumn, index = 0) {
    const tables = sections.filter(({ title }) => title === section).flatMap(({ tables }) => tables)
    const table = tables.filter(([row]) => row && Object.keys(row)[0] === firstColumn)[index]
    if (!table) throw new Error(`${path} has no table of “${firstColumn}” in “${section}”`)
    return table
  },
  blocksIn: (section, language) =>
    blocks.filter((block) => block.section === section && block.language === language).map(({ code }) => code),
})

function markdownIn(folder: string, recursive = false): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name.replaceAll(sep, '/')))
}

const paths = [...markdownIn(''), ...markdownIn('docs', true)].sort()

/** All pages, by their path. */
export const pages: ReadonlyMap<string, Page> = new Map(paths.map((path) => [path, readPage(path)]))

/** Returns the page at a path from the repository's root. */
export function pageOf(path: string): Page {
  const page = pages.get(path)
  if (!page) throw new Error(`There is no page ${path}`)
  return page
}

/** Returns the code blocks of all pages in these languages; in every language where none is named. */
export const allBlocks = (...languages: string[]): Block[] =>
  [...pages.values()]
    .flatMap(({ blocks }) => blocks)
    .filter(({ language }) => !languages.length || languages.includes(language))
