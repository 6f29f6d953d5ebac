import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BlockedWindowsController } from '../../../src/card/controllers/blocked-windows.js'
import { disconnected, failed, waiting } from '../states.js'
import { FakeHost } from './host.js'

function after(...states: Parameters<FakeHost['update']>[0][]): boolean {
  const host = new FakeHost()
  const blocked = new BlockedWindowsController(host)
  for (const state of states) host.update(state)
  return blocked.isRepeated
}

const first = failed('popup_blocked')

describe('a blocked window', () => {
  it('is no second one, however often it is drawn', () => {
    assert.equal(after(waiting('opening'), first, first), false)
  })

  it('is a second one after another press', () => {
    assert.equal(after(first, waiting('opening'), failed('popup_blocked')), true)
  })

  for (const [what, between] of [
    ['an open window', waiting('authorizing')],
    ['a cancelled flow', disconnected],
    ['another problem', failed('relay_unreachable')],
  ] as const) {
    it(`is a first one again after ${what}`, () => {
      assert.equal(after(first, between, failed('popup_blocked')), false)
    })
  }
})
