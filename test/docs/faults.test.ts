/** The catalogue of faults, compared with the numbers in the titles of all tests. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testFilesByFault } from '../../docs/tables/fault-tests.js'
import { pageOf } from './pages.js'

const { sections } = pageOf('docs/faults.md')

const inTitles = testFilesByFault()

const rowsOf = (isCovered: boolean) =>
  sections
    .filter(({ title }) => (title !== 'Not covered yet') === isCovered)
    .flatMap(({ tables }) => tables.flat())
    .map((row) => row.number!)

const covered = rowsOf(true)
const uncovered = rowsOf(false)

test('each number in a test’s title is in the catalogue', () => {
  assert.ok(inTitles.size > 100)
  assert.deepEqual(
    [...inTitles.keys()].filter((number) => !covered.includes(number)),
    [],
  )
})

test('each number in the catalogue is in a test’s title', () => {
  assert.deepEqual(
    covered.filter((number) => !inTitles.has(number)),
    [],
  )
})

test('a fault that is listed as not covered is in no test’s title', () => {
  assert.ok(uncovered.length > 0)
  assert.deepEqual(
    uncovered.filter((number) => inTitles.has(number)),
    [],
  )
})

test('each number is in the catalogue once, and in order within its table', () => {
  const all = [...covered, ...uncovered]
  const tables = sections.flatMap(({ tables }) => tables).map((rows) => rows.map(({ number }) => +number!.slice(1)))

  assert.deepEqual(
    all.filter((number, index) => all.indexOf(number) !== index),
    [],
  )
  for (const numbers of tables)
    assert.deepEqual(
      numbers,
      numbers.toSorted((one, other) => one - other),
    )
})
