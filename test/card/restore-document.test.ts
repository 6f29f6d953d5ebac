import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restoreDocument } from '../../src/card/restore-document.js'

test('a card that is drawn once more after its unit test has taken the document away says nothing', () => {
  assert.equal(typeof document, 'undefined')
  assert.doesNotThrow(restoreDocument)
})
