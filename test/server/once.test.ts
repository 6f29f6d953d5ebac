/** What has been seen already: bounded in number and in time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOnce } from '../../src/server/once.js'

test('a key comes for the first time once', () => {
  const once = createOnce()

  assert.deepEqual([once('a', 900), once('b', 900), once('a', 900)], [true, true, false])
})

test('a key is forgotten when its time is over', () => {
  let time = 0
  const once = createOnce(10, () => time)
  void once('a', 900)
  time = 899_999
  const before = once('a', 900)
  time = 900_000

  assert.deepEqual([before, once('a', 900)], [false, true])
})

test('a flood forgets the oldest, and keeps no more than its limit', () => {
  const once = createOnce(3, () => 0)
  for (const key of ['a', 'b', 'c', 'd']) void once(key, 900)

  assert.deepEqual([once('d', 900), once('c', 900), once('b', 900), once('a', 900)], [false, false, false, true])
})
