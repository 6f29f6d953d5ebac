import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { watchFlow } from '../../src/connector/flow-watch.js'
import type { MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { addDocument, removeDocument, type DocumentStandIn } from './document-stand-in.js'
import { connecting, START } from './states.js'

let page: DocumentStandIn
let stop: AbortController

beforeEach(() => {
  stop = new AbortController()
  page = addDocument()
  mock.timers.enable({ apis: ['Date', 'setInterval'], now: START })
})
afterEach(() => {
  stop.abort()
  mock.timers.reset()
  removeDocument()
})

/** Passes time in the steps of the watch, so that each check sees its own time. */
function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 500) mock.timers.tick(500)
}

/** A watch that has begun, over a window whose state the test sets. */
function startWatch(state: MachineState = connecting('authorizing')) {
  const seen = { state, isHeld: true, hasFocus: true, lastReadAt: Infinity, silentRelays: 0 }
  const events: MachineEvent[] = []
  const popup = {
    isStandIn: false,
    get isHeld() {
      return seen.isHeld
    },
  }
  const store = {
    dispatch: (event: MachineEvent) => void events.push(event),
    get machineState() {
      return seen.state
    },
  }
  const platform = { hasFocus: () => seen.hasFocus, now: () => Date.now() }
  const facts = { openedAt: Date.now(), isHandleSevered: false, usesChannel: false }
  const context = { platform, store, statusReader: seen }
  watchFlow({ context, popup, facts, onRelaySilent: () => seen.silentRelays++ }, stop.signal)
  const changes = () => events.flatMap((event) => (event.type === 'flowChanged' ? [event.changes] : []))
  return { facts, seen, changes, types: () => events.map(({ type }) => type) }
}

test('F36 a window that reads closed for two seconds is lost', () => {
  const { seen, types } = startWatch()
  seen.isHeld = false

  pass(2_000)
  const before = types().includes('windowLost')
  pass(500)

  assert.deepEqual([before, types().includes('windowLost')], [false, true])
})

test('F36 a window that closes while I come back to the page was closed by me', () => {
  const { seen, changes } = startWatch()
  seen.hasFocus = false
  pass(5_000)
  seen.isHeld = false
  pass(500)
  seen.hasFocus = true

  pass(500)

  assert.equal(changes().at(-1)?.windowClosed, true)
})

test('F29 a window that reads closed long before I come back was closed by nobody', () => {
  const { seen, changes } = startWatch()
  seen.hasFocus = false
  seen.isHeld = false
  pass(10_000)
  seen.hasFocus = true

  pass(5_000)

  assert.deepEqual(
    changes().filter(({ windowClosed }) => windowClosed),
    [],
  )
})

test('F36 a window that reads closed while it opens has its relay page checked before it is lost', () => {
  const { seen, types } = startWatch(connecting('opening'))
  seen.isHeld = false

  pass(2_500)

  assert.deepEqual([seen.silentRelays, types().includes('windowLost')], [1, false])
})

test('F36 a closed window counts for nothing while the page has no focus', () => {
  const { seen, types } = startWatch()
  seen.isHeld = false
  seen.hasFocus = false

  pass(10_000)

  assert.ok(!types().includes('windowLost'))
})

test('F36 the two seconds begin anew when the page had no focus', () => {
  const { seen, types } = startWatch()
  seen.isHeld = false
  pass(1_500)
  seen.hasFocus = false
  pass(500)
  seen.hasFocus = true

  pass(2_000)

  assert.ok(!types().includes('windowLost'))
})

test('F38 a window whose relay page spoke while it read closed is not lost', () => {
  const { facts, seen, types } = startWatch()
  seen.isHeld = false
  facts.isHandleSevered = true

  pass(10_000)

  assert.ok(!types().includes('windowLost'))
})

test('a relay page that is silent for eight seconds is reported once', () => {
  const { seen } = startWatch(connecting('opening'))

  pass(7_500)
  const before = seen.silentRelays
  pass(60_000)

  assert.deepEqual([before, seen.silentRelays], [0, 1])
})

test('a relay page that is ready is not reported', () => {
  const { seen } = startWatch(connecting('opening', { isRelayReady: true }))

  pass(60_000)

  assert.equal(seen.silentRelays, 0)
})

test('F41 a page polls the status', () => {
  const { seen, types } = startWatch()
  seen.lastReadAt = START

  pass(2_000)

  assert.ok(types().includes('statusSuggested'))
})

test('F41 a hidden page does not poll the status', () => {
  const { seen, types } = startWatch()
  seen.lastReadAt = START
  page.hidden = true

  pass(60_000)

  assert.ok(!types().includes('statusSuggested'))
})

test('F41 a page whose relay page speaks over the channel polls every ten seconds', () => {
  const { facts, seen, types } = startWatch()
  seen.lastReadAt = START
  facts.usesChannel = true

  pass(9_500)
  const before = types().includes('statusSuggested')
  pass(500)

  assert.deepEqual([before, types().includes('statusSuggested')], [false, true])
})

test('a watch that is stopped sees nothing', () => {
  const { types } = startWatch()

  stop.abort()
  pass(20 * 60_000)

  assert.deepEqual(types(), [])
})
