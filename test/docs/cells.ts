/** Reads names out of the cells of a page's tables, and compares them with what there is. */
import assert from 'node:assert/strict'
import type { Row } from './pages.js'

/** Returns the inline code in a cell. */
export const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

/** Returns the inline code in one column of a table. */
export const codesIn = (table: Row[], column: string): string[] => table.flatMap((row) => codeIn(row[column]))

/** Returns a member's name without its parameters and its question mark. */
export const nameOf = (code: string): string => /^\w+/.exec(code)![0]

/** Asserts that both lists hold the same names, in any order. */
export const assertSameNames = (written: Iterable<string>, there: Iterable<string>): void =>
  assert.deepEqual([...new Set(written)].sort(), [...new Set(there)].sort())
