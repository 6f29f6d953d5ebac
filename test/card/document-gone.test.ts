/** A unit test in jsdom that ends takes the document away while a card may still wait for something. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConnectionElement } from '../../src/card/base-element.js'

class Card extends ConnectionElement {
  draw(): void {
    this.requestUpdate()
    this.performUpdate()
  }
}

test('a card that waits while its document goes away is not drawn any more', () => {
  const card = new Card()

  assert.equal(typeof document, 'undefined')
  assert.doesNotThrow(() => card.draw())
})
