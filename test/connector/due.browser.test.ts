import { expect } from '@open-wc/testing'
import { due, pollAfter } from '../../src/connector/due.js'
import type { Model } from '../../src/connector/events.js'
import { problemOf } from '../../src/connector/machine.js'
import { during, minute, start } from './setup.js'

const model = during('authorizing')

interface Seen {
  model?: Model
  at?: number
  held?: boolean
  gone?: boolean
  /** Milliseconds since the last read. */
  read?: number
  overChannel?: boolean
}

/** The names of what is due, some milliseconds after the beginning. */
function dueAt({ model: seen = model, at = 0, held = true, gone = false, read = 0, overChannel = false }: Seen) {
  const now = start + at
  return due(seen, now, held, gone, now - read, overChannel)
}
const names = (seen: Seen) => dueAt(seen).map(([name]) => name)

describe('due', () => {
  it('is nothing without a flow', () => {
    expect(names({ model: { phase: 'connected' }, at: 20 * minute, gone: true, read: minute })).to.deep.equal([])
  })

  it('is nothing while nothing changes', () => {
    expect(names({})).to.deep.equal([])
  })

  const edges: [title: string, seen: Seen, due: string[]][] = [
    ['F55 14:59.999 after the press', { at: 15 * minute - 1, model: during('authorizing', { lingering: true }) }, []],
    ['F55 15 minutes after the press', { at: 15 * minute }, ['expired']],
    ['F21 a night after the press', { at: 600 * minute, gone: true, read: minute, held: false }, ['expired']],
    ['F55 15 minutes, while the outcome is looked into', { at: 15 * minute, model: during('verifying') }, ['expired']],
    [
      'a shorter time of the endpoint’s',
      { at: minute, model: during('opening', { expiresAt: new Date(start + minute) }) },
      ['expired'],
    ],
    ['F56 59.999 s', { at: minute - 1 }, []],
    ['F56 60 s', { at: minute }, ['noted']],
    ['F56 60 s, noted before', { at: minute, model: during('authorizing', { lingering: true }) }, []],
    ['a window that is out of hand', { held: false }, ['noted']],
    ['a window that is in hand again', { model: during('authorizing', { windowHeld: false }) }, ['noted']],
    ['F36 a window that seems gone', { gone: true }, ['lost']],
    ['F36 a window that seems gone, noted before', { gone: true, model: during('authorizing', { lost: true }) }, []],
    ['F41 1.999 s after a read', { read: 1_999 }, []],
    ['F41 2 s after a read', { read: 2_000 }, ['looked']],
    ['F41 2 s after a read, over the channel', { read: 2_000, overChannel: true }, []],
    ['F41 9.999 s after a read, over the channel', { read: 9_999, overChannel: true }, []],
    ['F41 10 s after a read, over the channel', { read: 10_000, overChannel: true }, ['looked']],
    ['a minute after a read, while the window opens', { read: minute, model: during('opening') }, []],
    [
      'F46 a minute after a read, while the outcome is looked into',
      { read: minute, model: during('verifying') },
      ['looked'],
    ],
    ['F36 a minute after a read, unfinished', { read: minute, model: during('unfinished') }, ['looked']],
    ['a minute after a read, blocked', { read: minute, model: during('failed') }, ['looked']],
    ['F82 a minute after a read, not confirmed', { read: minute, model: during('connected') }, ['looked']],
    ['all at once', { at: 2 * minute, held: false, gone: true, read: minute }, ['noted', 'lost', 'looked']],
  ]
  for (const [title, seen, expected] of edges) {
    it(`${title}: ${expected.join(', ') || 'nothing'}`, () => {
      expect(names(seen)).to.deep.equal(expected)
    })
  }

  it('says with what code the time is up', () => {
    expect(dueAt({ at: 15 * minute })).to.deep.equal([['expired', problemOf('session_expired')]])
  })

  it('notes both the window and the wait', () => {
    expect(dueAt({ at: minute, held: false })).to.deep.equal([['noted', { windowHeld: false, lingering: true }]])
  })

  it('F22 a clock before the press makes nothing due', () => {
    expect(names({ at: -60 * minute })).to.deep.equal([])
  })

  const pauses: [elapsed: number, overChannel: boolean, pause: number][] = [
    [0, false, 2_000],
    [12_000, false, 2_000],
    [30_000, false, 5_000],
    [60_000, false, 10_000],
    [600_000, false, 10_000],
    [0, true, 10_000],
    [-60_000, false, 2_000],
  ]
  for (const [elapsed, overChannel, pause] of pauses) {
    it(`F41 reads every ${pause} ms, ${elapsed} ms after the press${overChannel ? ' over the channel' : ''}`, () => {
      expect(pollAfter(elapsed, overChannel)).to.equal(pause)
    })
  }
})
