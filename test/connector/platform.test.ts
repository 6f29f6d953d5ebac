import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFlowId } from '../../src/connector/platform.js'
import { isFlowId } from '../../src/protocol/relay-messages.js'

const ids = Array.from({ length: 1_000 }, createFlowId)

test('a flow id has the form that the relay page accepts', () => {
  assert.deepEqual(
    ids.filter((id) => !isFlowId(id)),
    [],
  )
})

test('no flow id comes twice', () => {
  assert.equal(new Set(ids).size, ids.length)
})
