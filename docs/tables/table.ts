/** A table of a docs page: its rows, and its Markdown as prettier writes it. */
import { format, resolveConfig } from 'prettier'

export interface Table {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

const MAX_CELL_CHARACTERS = 120

/** Returns what a person reads of a cell: links without their targets, code without its quotes. */
const readableText = (cell: string) => cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')

/** @throws {Error} If a cell is too long to read in a table. */
function checkCell(cell: string): string {
  const { length } = readableText(cell)
  if (length > MAX_CELL_CHARACTERS)
    throw new Error(`A cell has ${length} characters, over ${MAX_CELL_CHARACTERS}: ${cell}`)
  return cell
}

const line = (cells: readonly string[]) =>
  `| ${cells.map((cell) => checkCell(cell).replaceAll('|', '\\|')).join(' | ')} |`

/** Returns the table as Markdown, without a line break at its ends. */
export async function toMarkdown({ columns, rows }: Table): Promise<string> {
  const lines = [columns, columns.map(() => '---'), ...rows].map(line)
  const config = await resolveConfig(import.meta.filename)
  return (await format(lines.join('\n'), { ...config, parser: 'markdown' })).trim()
}

/** Quotes a text as code; an empty one stays empty. */
export const code = (text: string): string => text && '`' + text + '`'

/** Returns the first paragraph of a comment: a table has no room for more. */
export const firstParagraph = (comment = ''): string => comment.split('\n\n')[0]!.replaceAll('\n', ' ')
