/** The default store: the first writer wins, entries end, and each agent has a share of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../../src/server/binding/store.js'

test('the first value of a key stays', () => {
  const store = createMemoryStore()

  const added = [store.add('agent a', 'one', 900), store.add('agent a', 'two', 900), store.add('agent b', 'two', 900)]

  assert.deepEqual([added, store.get('agent a'), store.get('agent c')], [[true, false, true], 'one', undefined])
})

test('a key is free again when its time is over', () => {
  let time = 0
  const store = createMemoryStore(10, () => time)
  void store.add('agent a', 'one', 900)
  time = 899_999
  const before = [store.get('agent a'), store.add('agent a', 'two', 900)]
  time = 900_000
  const after = [store.get('agent a'), store.add('agent a', 'two', 900), store.get('agent a')]

  assert.deepEqual(
    [before, after],
    [
      ['one', false],
      [undefined, true, 'two'],
    ],
  )
})

test('over its share an agent forgets its own oldest key', () => {
  const store = createMemoryStore(3, () => 0)
  for (const key of ['a', 'b', 'c', 'd']) void store.add('agent ' + key, key, 900)

  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((key) => store.get('agent ' + key)),
    [undefined, 'b', 'c', 'd'],
  )
})

test('no number of keys of one agent evicts a key of another', () => {
  const store = createMemoryStore()
  void store.add('neighbour return', 'kept', 4_800)

  for (let index = 0; index < 20_000; index++) void store.add(`agent ${index}`, '1', 4_800)

  assert.equal(store.get('neighbour return'), 'kept')
  assert.deepEqual([store.get('agent 19599'), store.get('agent 19600')], [undefined, '1'])
})

test('the share of an agent whose keys have all expired takes no memory', () => {
  let time = 0
  const values: string[] = []
  const store = createMemoryStore(10, () => time)
  for (let index = 0; index < 100; index++) void store.add(`agent${index} a`, 'one', 60)
  time = 120_000
  void store.add('agent a', 'two', 60)
  time = 1
  // With the clock set back an entry would be found if it were still there.
  for (let index = 0; index < 100; index++) values.push(String(store.get(`agent${index} a`)))

  assert.deepEqual([...new Set(values)], ['undefined'])
})
