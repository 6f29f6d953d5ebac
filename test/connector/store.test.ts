import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Effect } from '../../src/connector/machine-model.js'
import { toPublicState } from '../../src/connector/public-state.js'
import type { FlowResult, StateChange } from '../../src/connector/state.js'
import { Store } from '../../src/connector/store.js'
import { newFlow, press, received } from './rows.js'
import { checkingState, connectedState } from './states.js'

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
  store.dispatch({ type: 'checkRequested' })

  assert.deepEqual([store.state.status, reported], ['connected', [fault, fault]])
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
