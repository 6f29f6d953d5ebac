/**
 * The state of a connector before it reads anything: what an answer that came with the page says, be it a status or a
 * refusal that names a code, else `checking`.
 * A server draws it too, so nothing here needs a page.
 */
import { parseStatus } from '../protocol/parsed-answers.js'
import { parsePortalId } from '../protocol/parse.js'
import { findCause } from '../protocol/wiro-errors.js'
import { transition } from './machine.js'
import type { MachineState } from './machine-model.js'
import type { ConnectorOptions } from './options.js'
import { createProblem } from './problem.js'
import { toPublicState } from './public-state.js'
import type { State } from './state.js'

export type InitialOptions = Pick<ConnectorOptions, 'initialStatus' | 'expectedPortal' | 'authMethod'>

export function initialMachineState({ initialStatus, expectedPortal }: InitialOptions): MachineState {
  const checking: MachineState = { status: 'checking', expectedPortal: parsePortalId(expectedPortal) }
  const received = parseStatus(initialStatus)
  if (received) return transition(checking, { type: 'statusReceived', received }).state
  const cause = findCause(initialStatus)
  return cause ? { ...checking, status: 'failed', problem: createProblem(cause.code, 'check', cause) } : checking
}

export const initialState = (options: InitialOptions): State =>
  toPublicState(initialMachineState(options), options.authMethod)
