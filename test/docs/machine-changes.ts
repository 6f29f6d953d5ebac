/** Finds the changes of status that the machine makes, by sending every kind of event in every kind of state. */
import { transition } from '../../src/connector/machine.js'
import type { EventOf, MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import { connected, denied, notConnected, sampleFlow, success } from '../connector/states.js'

export interface Change {
  from: string
  to: string
  /** The types of the events that cause it. */
  events: string[]
}

type Type = MachineEvent['type']

const newFlow = sampleFlow()
const problem = createProblem('internal_error')

/** Events of each type, with the differences that decide where a transition leads. A missing type does not compile. */
const SAMPLES: { [T in Type]: Omit<EventOf<T>, 'type'>[] } = {
  connectRequested: [{ newFlow }],
  restartRequested: [{ newFlow }],
  reopenRequested: [{}],
  cancelRequested: [{}],
  checkRequested: [{}],
  disconnectRequested: [{}],
  headersChanged: [{}],
  problemDismissed: [{}],
  statusReceived: [{ received: notConnected }, { received: connected() }, { received: connected({ portalId: '2' }) }],
  statusFailed: [
    { problem: createProblem('offline', 'check') },
    // The server has disconnected the account.
    { problem: createProblem('portal_refused', 'check') },
    // The server wants no read for a while.
    { problem: createProblem('rate_limited', 'check', { retryAfter: 30 }) },
  ],
  statusDelayed: [{}],
  statusSuggested: [{}],
  confirmationTimedOut: [{}],
  endVerificationRequested: [{}],
  authorizeUrlReceived: [
    { expiresAt: newFlow.expiresAt, baseline: { connected: false } },
    { expiresAt: newFlow.expiresAt, baseline: { connected: true, portalId: '1' } },
  ],
  connectFailed: [{ problem }],
  disconnectSucceeded: [{}],
  actionFailed: [{ problem: createProblem('internal_error', 'disconnect') }],
  flowResumed: [{ flow: newFlow }, { flow: { ...newFlow, isUnfinished: true } }],
  flowChanged: [{ changes: { windowHeld: false } }],
  flowExpired: [{}],
  launchFailed: [{ problem: createProblem('popup_blocked') }],
  relayReady: [{}],
  windowLost: [{}],
  windowReturned: [{ flow: newFlow.id }],
  callbackReceived: [{ callback: success }, { callback: denied }, { callback: { success: false } }],
  lateCallbackReceived: [{ flow: newFlow.id, callback: success }],
}

const events = Object.entries(SAMPLES).flatMap(([type, samples]) =>
  samples.map((fields) => ({ type, ...fields }) as MachineEvent),
)

/** Only a disconnect that is under way can succeed. */
const canHappen = ({ status }: MachineState, { type }: MachineEvent): boolean =>
  type !== 'disconnectSucceeded' || status === 'disconnecting'

/** Returns what decides where a state leads. States with the same key are explored once. */
const keyOf = ({ status, lastStatus, flow, problem, unread, isVerifyingEnd }: MachineState): string =>
  JSON.stringify([
    status,
    lastStatus && [lastStatus.connected, lastStatus.account.portalId],
    flow && [flow.isRelayReady, flow.hasAuthorizeUrl, flow.isWindowLost, flow.baseline?.connected],
    flow?.callback && [flow.callback.success, !!flow.callback.cause],
    problem && [problem.during, problem.approved],
    !!unread?.retryAfter,
    isVerifyingEnd,
  ])

/** Returns every change of status that can be reached from the first state. */
export function changesOfStatus(): Change[] {
  const initial: MachineState = { status: 'checking' }
  const seen = new Set([keyOf(initial)])
  // Grows while it is read.
  const queue: MachineState[] = [initial]
  const changes = new Map<string, Change>()
  for (const state of queue) {
    for (const event of events.filter((event) => canHappen(state, event))) {
      const next: MachineState = transition(state, event).state
      if (next.status !== state.status) addChange(changes, state.status, next.status, event.type)
      if (seen.has(keyOf(next))) continue
      seen.add(keyOf(next))
      queue.push(next)
    }
  }
  return [...changes.values()]
}

function addChange(changes: Map<string, Change>, from: string, to: string, event: Type): void {
  const key = `${from} ${to}`
  const change = changes.get(key) ?? { from, to, events: [] }
  if (!change.events.includes(event)) change.events.push(event)
  changes.set(key, change)
}
