/** A table of transitions: state, event, next status, effects, and how the flow ends where it does. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transition } from '../../src/connector/machine.js'
import type { Effect, FlowEnd, MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import { connected, notConnected, sampleFlow } from './states.js'

export type Row = [
  title: string,
  state: MachineState,
  event: MachineEvent,
  status: MachineState['status'],
  effects?: Effect[],
  ended?: FlowEnd,
]

export const newFlow = sampleFlow({ id: 'zyxwvutsrqponmlkjihg-_' })
export const press: MachineEvent = { type: 'connectRequested', newFlow }
export const restart: MachineEvent = { type: 'restartRequested', newFlow }
export const check: MachineEvent = { type: 'checkRequested' }
export const disconnect: MachineEvent = { type: 'disconnectRequested' }
export const received = (status = connected()): MachineEvent => ({ type: 'statusReceived', received: status })
export const notConnectedReceived: MachineEvent = { type: 'statusReceived', received: notConnected }
export const readFailed: MachineEvent = { type: 'statusFailed', problem: createProblem('offline', 'check') }
export const connectFailed = (code: Code): MachineEvent => ({ type: 'connectFailed', problem: createProblem(code) })

export const begin: Effect[] = ['startSession', 'requestAuthorizeUrl', 'openWindow']
export const close: Effect[] = ['closeWindow', 'endSession']

/** Makes a test of each row. */
export function testRows(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [title, state, event, status, effects = [], ended] of rows) {
      test(title, () => {
        const step = transition(state, event)

        assert.deepEqual([step.state.status, step.effects, step.ended], [status, effects, ended])
      })
    }
  })
}
