import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProblem } from '../../src/connector/problem.js'
import { pollIntervalMs, timeEvents, type FlowObservation } from '../../src/connector/time-events.js'
import type { MachineState } from '../../src/connector/machine-model.js'
import {
  connected,
  connectedState,
  connecting,
  failedState,
  firstFlow,
  MINUTE_MS,
  secondFlow,
  START,
} from './states.js'

interface Moment extends Partial<Omit<FlowObservation, 'now' | 'lastReadAt'>> {
  state?: MachineState
  /** Since the flow began. */
  elapsedMs?: number
  sinceReadMs?: number
}

function eventsAt({ state = connecting('authorizing'), elapsedMs = 0, sinceReadMs = 0, ...seen }: Moment) {
  const now = START + elapsedMs
  return timeEvents(state, {
    now,
    lastReadAt: now - sinceReadMs,
    isWindowHeld: true,
    isWindowGone: false,
    usesChannel: false,
    ...seen,
  })
}
const typesAt = (moment: Moment) => eventsAt(moment).map(({ type }) => type)

const unconfirmed: MachineState = {
  status: 'connected',
  lastStatus: connected(),
  flow: secondFlow(),
  problem: createProblem('not_confirmed'),
}

const rows: [title: string, moment: Moment, types: string[]][] = [
  ['nothing changes', {}, []],
  [
    'there is no flow',
    { state: connectedState, elapsedMs: 20 * MINUTE_MS, isWindowGone: true, sinceReadMs: MINUTE_MS },
    [],
  ],
  [
    'the page has closed a window that came back',
    { isWindowClosed: true, state: connecting('unfinished', { callback: { success: false } }) },
    [],
  ],
  ['F22 the clock is before the press', { elapsedMs: -60 * MINUTE_MS }, []],

  [
    'F55 14:59.999 have passed',
    { elapsedMs: 15 * MINUTE_MS - 1, state: connecting('authorizing', { lingering: true }) },
    [],
  ],
  ['F55 15 minutes have passed', { elapsedMs: 15 * MINUTE_MS }, ['flowExpired']],
  [
    'F21 a night has passed',
    { elapsedMs: 600 * MINUTE_MS, isWindowGone: true, sinceReadMs: MINUTE_MS },
    ['flowExpired'],
  ],
  [
    'F55 15 minutes have passed while verifying',
    { elapsedMs: 15 * MINUTE_MS, state: connecting('verifying') },
    ['flowExpired'],
  ],
  [
    'the endpoint’s shorter time has passed',
    { elapsedMs: MINUTE_MS, state: connecting('opening', { expiresAt: new Date(START + MINUTE_MS) }) },
    ['flowExpired'],
  ],

  ['F56 59.999 s have passed', { elapsedMs: MINUTE_MS - 1 }, []],
  ['F56 60 s have passed', { elapsedMs: MINUTE_MS }, ['flowChanged']],
  [
    'F56 60 s have passed, which is known',
    { elapsedMs: MINUTE_MS, state: connecting('authorizing', { lingering: true }) },
    [],
  ],

  ['the window is not held any more', { isWindowHeld: false }, ['flowChanged']],
  ['the window is held again', { state: connecting('authorizing', { windowHeld: false }) }, ['flowChanged']],
  ['F36 the window seems closed', { isWindowGone: true }, ['windowLost']],
  ['F36 the window seems closed while it opens', { isWindowGone: true, state: connecting('opening') }, ['windowLost']],
  [
    'F36 the window seems closed, which is known',
    { isWindowGone: true, state: connecting('authorizing', { isWindowLost: true }) },
    [],
  ],

  ['F41 the last read left 1.999 s ago', { sinceReadMs: 1_999 }, []],
  ['F41 the last read left 2 s ago', { sinceReadMs: 2_000 }, ['statusSuggested']],
  ['F41 the last read left 9.999 s ago, over the channel', { sinceReadMs: 9_999, usesChannel: true }, []],
  [
    'F41 the last read left 10 s ago, over the channel',
    { sinceReadMs: 10_000, usesChannel: true },
    ['statusSuggested'],
  ],
  [
    'the last read left a minute ago, while the window opens',
    { sinceReadMs: MINUTE_MS, state: connecting('opening') },
    [],
  ],
  [
    'F46 the last read left a minute ago, while verifying',
    { sinceReadMs: MINUTE_MS, state: connecting('verifying') },
    ['statusSuggested'],
  ],
  [
    'F36 the last read left a minute ago, unfinished',
    { sinceReadMs: MINUTE_MS, state: connecting('unfinished') },
    ['statusSuggested'],
  ],
  [
    'the last read left a minute ago, blocked',
    { sinceReadMs: MINUTE_MS, state: failedState('popup_blocked', { flow: firstFlow() }) },
    ['statusSuggested'],
  ],
  [
    'F82 the last read left a minute ago, unconfirmed',
    { sinceReadMs: MINUTE_MS, state: unconfirmed },
    ['statusSuggested'],
  ],
  [
    'everything happens at once',
    { elapsedMs: 2 * MINUTE_MS, isWindowHeld: false, isWindowGone: true, sinceReadMs: MINUTE_MS },
    ['flowChanged', 'windowLost', 'statusSuggested'],
  ],
]
for (const [title, moment, types] of rows) {
  test(`where ${title}: ${types.join(', ') || 'no event'}`, () => {
    assert.deepEqual(typesAt(moment), types)
  })
}

test('an expiry has its code', () => {
  assert.deepEqual(eventsAt({ elapsedMs: 15 * MINUTE_MS }), [{ type: 'flowExpired' }])
})

test('window and waiting time change together', () => {
  assert.deepEqual(eventsAt({ elapsedMs: MINUTE_MS, isWindowHeld: false }), [
    { type: 'flowChanged', changes: { windowHeld: false, lingering: true } },
  ])
})

const intervals: [elapsedMs: number, usesChannel: boolean, intervalMs: number][] = [
  [0, false, 2_000],
  [12_000, false, 2_000],
  [30_000, false, 5_000],
  [60_000, false, 10_000],
  [600_000, false, 10_000],
  [0, true, 10_000],
  [-60_000, false, 2_000],
]
for (const [elapsedMs, usesChannel, intervalMs] of intervals) {
  test(`F41 ${elapsedMs} ms after the press a read leaves every ${intervalMs} ms${usesChannel ? ' over the channel' : ''}`, () => {
    assert.equal(pollIntervalMs(elapsedMs, usesChannel), intervalMs)
  })
}
