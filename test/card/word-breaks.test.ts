import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withWordBreaks } from '../../src/card/word-breaks.js'

/** The pieces between which a line may end. */
const piecesOf = (text: string) =>
  withWordBreaks(text).map((piece) => (typeof piece === 'string' ? piece : (piece as { values: string[] }).values[0]))

for (const [text, ...pieces] of [
  ['https://api.wiro.ai/v1/Callback', 'https://', 'api.', 'wiro.', 'ai/', 'v1/', 'Callback'],
  ['/api/hubspot', '/api/', 'hubspot'],
  ['crm.lists.read', 'crm.', 'lists.', 'read'],
  ['../', '../'],
  ['oauth', 'oauth'],
  [''],
]) {
  test(`“${text}” may be broken into ${pieces.length} pieces`, () => {
    assert.deepEqual(piecesOf(text!), pieces)
  })
}
