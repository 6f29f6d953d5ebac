import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Effect } from '../../src/connector/machine-model.js'
import { toPublicState } from '../../src/connector/public-state.js'
import type { FlowResult, StateChange } from '../../src/connector/state.js'
import { Store } from '../../src/connector/store.js'
import { connectFailed, newFlow, press, readFailed, received } from './rows.js'
import { checkingState, connectedState, connecting, disconnectedState, failedState } from './states.js'

/** A store that starts with `initial`; `onEffect` plays what an effect leads to. */
function createStore(initial = checkingState, onEffect: (effect: Effect, store: Store) => void = () => {}) {
  const effects: Effect[] = []
  const store: Store = new Store({
    initial,
    toPublicState,
    perform: (step, before): FlowResult | undefined => {
      for (const effect of step.effects) {
        effects.push(effect)
        onEffect(effect, store)
      }
      return step.ended && { ...step.ended, flow: before.flow!.id, duration: 0 }
    },
  })
  const changes: StateChange[] = []
  const unsubscribe = store.addListener((change) => changes.push(change))
  return { store, effects, changes, unsubscribe }
}

afterEach(() => delete (globalThis as { reportError?: unknown }).reportError)

test('a listener gets the state and the one before', () => {
  const { store, changes } = createStore()

  store.dispatch(received())

  assert.deepEqual(
    changes.map(({ state, previous }) => [previous.status, state.status]),
    [['checking', 'connected']],
  )
})

test('a listener gets the end of a flow', () => {
  const { store, changes } = createStore()
  store.dispatch(press)

  store.dispatch({ type: 'cancelRequested' })

  assert.deepEqual(changes.at(-1)!.ended, { outcome: 'cancelled', flow: newFlow.id, duration: 0 })
})

test('an event without meaning informs nobody', () => {
  const { store, changes } = createStore()

  store.dispatch({ type: 'cancelRequested' })

  assert.deepEqual(changes, [])
})

for (const [what, initial, event] of [
  ['the relay page is ready before the authorize URL', connecting('opening'), { type: 'relayReady' }],
  ['a read is asked for', connectedState, { type: 'checkRequested' }],
  ['a read says what is shown', connectedState, received()],
  ['a read that was not slow fails', disconnectedState, readFailed],
] as const) {
  test(`what a host cannot see informs nobody: ${what}`, () => {
    const { store, changes } = createStore(initial)
    const { state } = store

    store.dispatch(event)

    assert.deepEqual([changes, store.state === state], [[], true])
  })
}

test('the same problem once more is another problem', () => {
  const { store, changes } = createStore(failedState('offline'))

  store.dispatch(connectFailed('offline'))

  assert.deepEqual(
    changes.map(({ state }) => state.status),
    ['failed'],
  )
})

test('a listener gets the end of a flow where nothing else changes', () => {
  const { store, changes } = createStore(connecting('opening', newFlow))

  store.dispatch({ ...press, type: 'restartRequested', newFlow })

  assert.deepEqual(
    changes.map(({ ended }) => ended?.outcome),
    ['superseded'],
  )
})

test('a listener gets the flow that had ended before its approval', () => {
  const { store, changes } = createStore(disconnectedState)
  store.dispatch({ type: 'windowReturned', flow: newFlow.id })

  store.dispatch(received())

  assert.deepEqual(
    changes.map(({ state, lateFlow }) => [state.status, lateFlow]),
    [['connected', newFlow.id]],
  )
})

test('a listener that has left is not informed', () => {
  const { store, changes, unsubscribe } = createStore()
  unsubscribe()

  store.dispatch(received())

  assert.deepEqual([changes, store.hasListeners], [[], false])
})

test('an event that an effect causes comes after the listeners were informed', () => {
  const { store, changes } = createStore(checkingState, (effect, { dispatch }) => {
    if (effect === 'openWindow') dispatch.call(store, { type: 'flowChanged', changes: { windowHeld: false } })
  })

  store.dispatch(press)

  assert.deepEqual(
    changes.map(({ state }) => 'flow' in state && state.flow?.windowHeld),
    [true, false],
  )
})

test('an exception of a listener is reported and stops nothing', () => {
  const fault = new Error('a host’s own')
  const reported: unknown[] = []
  Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) })
  const { store } = createStore()
  store.addListener(() => {
    throw fault
  })

  store.dispatch(received())
  store.dispatch({ type: 'disconnectRequested' })

  assert.deepEqual([store.state.status, reported], ['disconnecting', [fault, fault]])
})

test('a wait ends after the listeners were informed', async () => {
  const { store } = createStore(connectedState)
  const order: string[] = []
  store.addListener(() => order.push('informed'))
  const waiting = store.waitFor(({ state }) => state.status === 'disconnecting').then(() => order.push('waited'))

  store.dispatch({ type: 'disconnectRequested' })
  await waiting

  assert.deepEqual(order, ['informed', 'waited'])
})

test('a wait is no listener', () => {
  const { store, unsubscribe } = createStore()
  unsubscribe()

  void store.waitFor(({ ended }) => ended)

  assert.equal(store.hasListeners, false)
})
