import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PastedTextController } from '../../../src/card/controllers/pasted-text.js'
import { connected, disconnected, failed, problemWith, waiting } from '../states.js'
import { FakeHost } from './host.js'

describe('a pasted text', () => {
  for (const [name, state] of [
    ['a flow waits', waiting('authorizing')],
    ['the flow has no answer', waiting('unfinished')],
    ['its problem is shown', failed('hubspot_no_permission')],
    ['its problem is shown with an account', connected({ problem: problemWith('unfinished') })],
  ] as const) {
    it(`is kept while ${name}`, () => {
      const host = new FakeHost()
      const pasted = new PastedTextController(host)
      pasted.set('text', ['crm.lists.read'])

      host.update(state)

      assert.deepEqual([pasted.text, pasted.scopes], ['text', ['crm.lists.read']])
    })
  }

  for (const [name, state] of [
    ['the next window opens', waiting('opening')],
    ['nothing is connected', disconnected],
    ['an account is connected', connected()],
  ] as const) {
    it(`is forgotten when ${name}`, () => {
      const host = new FakeHost()
      const pasted = new PastedTextController(host)
      pasted.set('text', ['crm.lists.read'])

      host.update(state)

      assert.deepEqual([pasted.text, pasted.scopes], ['', []])
    })
  }
})
