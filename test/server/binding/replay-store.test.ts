/** The default replay store: bounded in number and in time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createReplayStore } from '../../../src/server/binding/replay-store.js'

test('a key is new only the first time', () => {
  const store = createReplayStore()

  const added = [store.add('a', 900), store.add('b', 900), store.add('a', 900)]

  assert.deepEqual(added, [true, true, false])
})

test('a key is new again when its time is over', () => {
  let time = 0
  const store = createReplayStore(10, () => time)
  void store.add('a', 900)
  time = 899_999
  const before = store.add('a', 900)
  time = 900_000
  const after = store.add('a', 900)

  assert.deepEqual([before, after], [false, true])
})

test('a full store forgets its oldest key, and keeps the others', () => {
  const store = createReplayStore(3, () => 0)
  for (const key of ['a', 'b', 'c', 'd']) void store.add(key, 900)

  const added = ['d', 'c', 'b', 'a'].map((key) => store.add(key, 900))

  assert.deepEqual(added, [false, false, false, true])
})
