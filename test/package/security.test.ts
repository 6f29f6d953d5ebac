/** SECURITY.md names tests for each promise, and the tests exist. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pageOf } from '../docs/pages.js'
import { root } from './packed.js'

const { sections, text } = pageOf('SECURITY.md')
const promises = sections.flatMap(({ tables }) => tables).filter(([row]) => row && 'promise' in row)

test('each promise names its tests', () => {
  const rows = promises.flat()

  assert.ok(promises.length >= 4 && rows.length >= 30)
  assert.deepEqual(
    rows.filter((row) => !/`test\/[\w/.-]+\.test\.ts`/.test(row['held by']!)),
    [],
  )
})

test('each case that remains names its tests', () => {
  const cases = text.match(/^- \*\*R\d.*$/gm) ?? []

  assert.deepEqual(
    cases.map((line) => /R\d/.exec(line)![0]),
    ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'],
  )
  assert.deepEqual(
    cases.filter((line) => !/`test\/[\w/.-]+\.test\.ts`\.$/.test(line)),
    [],
  )
})

test('each named test exists', () => {
  const named = [...text.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, file]) => file!)

  assert.ok(named.length >= 50)
  assert.deepEqual(
    named.filter((file) => !existsSync(join(root, file))),
    [],
  )
})
