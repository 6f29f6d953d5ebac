/** SECURITY.md names tests for each promise, and the tests exist. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
const promises = text.slice(text.indexOf('## What is promised'), text.indexOf('## What is not'))
const rows = promises.split('\n').filter((line) => line.startsWith('| ') && !/^\| (promise|-)/.test(line))

test('each promise names its tests', () => {
  assert.ok(rows.length >= 10)
  assert.deepEqual(
    rows.filter((row) => !/`test\/[\w/.-]+\.test\.ts`/.test(row)),
    [],
  )
})

test('each named test exists', () => {
  const named = [...text.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, file]) => file!)

  assert.deepEqual(
    named.filter((file) => !existsSync(new URL('../../' + file, import.meta.url))),
    [],
  )
})
