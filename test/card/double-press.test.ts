import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRepeatedPress } from '../../src/card/double-press.js'
import { disconnected, flowWith, waiting } from './states.js'

const startedAt = new Date(1_000_000)
const justStarted = waiting('opening', flowWith(14, { startedAt }))

describe('a key press', () => {
  for (const [name, event, state, afterMs, expected] of [
    ['just after a flow began', { key: 'Enter', repeat: false }, justStarted, 499, true],
    ['on the space bar just after a flow began', { key: ' ', repeat: false }, justStarted, 0, true],
    ['half a second after a flow began', { key: 'Enter', repeat: false }, justStarted, 500, false],
    ['on another key', { key: 'Tab', repeat: false }, justStarted, 0, false],
    ['without a flow', { key: 'Enter', repeat: false }, disconnected, 0, false],
    ['from a key that is held down', { key: 'Enter', repeat: true }, disconnected, 0, true],
  ] as const) {
    it(`${name} ${expected ? 'counts as' : 'is not'} a repeated one`, () => {
      assert.equal(isRepeatedPress(event as KeyboardEvent, state, +startedAt + afterMs), expected)
    })
  }
})
