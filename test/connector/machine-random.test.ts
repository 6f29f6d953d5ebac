/** What holds in whatever order the events come. */
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { FlowCallback } from '../../src/connector/flow-callback.js'
import { transition } from '../../src/connector/machine.js'
import type { MachineEvent, MachineState, Step } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import type { ConnectionStatus } from '../../src/protocol/parsed-answers.js'
import { connected, notConnected, sampleFlow, START } from './states.js'

const portalId = fc.constantFrom('1', '2', undefined)
const received = fc.constantFrom(
  notConnected,
  connected(),
  connected({ portalId: '2' }),
  connected({ name: 'Acme' }),
  connected({}),
)
const cause = fc.constantFrom<Code>('authorization_denied', 'wrong_browser').map((code) => ({ code }))
const callback: fc.Arbitrary<FlowCallback> = fc.record({
  success: fc.boolean(),
  portalId,
  name: fc.constantFrom('Acme', undefined),
  cause: fc.option(cause, { nil: undefined }),
})
const problem = fc
  .constantFrom<Code>('popup_blocked', 'offline', 'internal_error', 'session_expired')
  .map((code) => createProblem(code))
const baseline = fc.option(fc.record({ connected: fc.boolean(), portalId }), { nil: undefined })

const plainEvents = fc.constantFrom<MachineEvent>(
  { type: 'reopenRequested' },
  { type: 'cancelRequested' },
  { type: 'checkRequested' },
  { type: 'problemDismissed' },
  { type: 'statusSuggested' },
  { type: 'statusDelayed' },
  { type: 'relayReady' },
  { type: 'windowLost' },
  { type: 'windowReturned', flow: 'late' },
  { type: 'confirmationTimedOut' },
  { type: 'endVerificationRequested' },
  { type: 'disconnectRequested' },
  { type: 'disconnectSucceeded' },
  { type: 'actionFailed', problem: createProblem('endpoint_timeout', 'disconnect') },
  { type: 'statusFailed', problem: createProblem('offline', 'check') },
  { type: 'statusFailed', problem: createProblem('portal_refused', 'check') },
)
/** A new flow gets its id when its event is sent, so that no two are the same. */
const flowEvents = fc.constantFrom<MachineEvent>(
  { type: 'connectRequested', newFlow: sampleFlow() },
  { type: 'restartRequested', newFlow: sampleFlow() },
  { type: 'flowResumed', flow: sampleFlow() },
  { type: 'flowResumed', flow: { ...sampleFlow(), isUnfinished: true } },
)
const anyEvent: fc.Arbitrary<MachineEvent> = fc.oneof(
  plainEvents,
  flowEvents,
  received.map((status): MachineEvent => ({ type: 'statusReceived', received: status })),
  baseline.map((before): MachineEvent => ({
    type: 'authorizeUrlReceived',
    expiresAt: new Date(START + 600_000),
    baseline: before,
  })),
  fc
    .constantFrom('launchFailed' as const, 'connectFailed' as const, 'flowExpired' as const)
    .chain((type) => problem.map((why): MachineEvent => ({ type, problem: why }))),
  fc
    .record({ windowHeld: fc.boolean(), lingering: fc.boolean() })
    .map((changes): MachineEvent => ({ type: 'flowChanged', changes })),
  fc
    .constantFrom('callbackReceived' as const, 'lateCallbackReceived' as const)
    .chain((type) => callback.map((read): MachineEvent => ({ type, callback: read, flow: 'late' }))),
)

interface Taken extends Step {
  before: MachineState
  event: MachineEvent
  /** The last status that was received, with this event or before. */
  lastReceived: ConnectionStatus | undefined
}

const endsDisconnect = ({ type }: MachineEvent) => type === 'disconnectSucceeded' || type === 'actionFailed'

function withFlowId(event: MachineEvent, id: string): MachineEvent {
  if ('newFlow' in event) return { ...event, newFlow: sampleFlow({ id }) }
  return event.type === 'flowResumed' ? { ...event, flow: sampleFlow({ id }) } : event
}

/** Sends the events in order. A disconnect ends only while one is under way. */
function run(events: MachineEvent[]): Taken[] {
  let state: MachineState = { status: 'checking' }
  let underWay = 0
  let lastReceived: ConnectionStatus | undefined
  const steps: Taken[] = []
  for (const [index, event] of events.entries()) {
    if (endsDisconnect(event) && (!underWay || state.status === 'checking')) continue
    const numbered = withFlowId(event, `${index}`)
    const step = transition(state, numbered)
    if (step.effects.includes('sendDisconnect')) underWay++
    if (endsDisconnect(event)) underWay--
    if (event.type === 'statusReceived') lastReceived = event.received
    steps.push({ ...step, before: state, event: numbered, lastReceived })
    state = step.state
  }
  return steps
}

function assertAlways(holds: (step: Taken) => boolean): void {
  const events = fc.array(anyEvent, { maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(events, (sequence) => run(sequence).every(holds)),
    { numRuns: 500 },
  )
}

describe('in whatever order events come', () => {
  test('“connected” is shown only where the last status says so', () => {
    assertAlways(({ state }) => state.status !== 'connected' || state.lastStatus.connected)
  })

  test('“not connected” is shown only where a status says so, or a disconnect succeeded', () => {
    assertAlways(({ state }) => state.status !== 'disconnected' || state.lastStatus?.connected === false)
  })

  test('an account that is being disconnected is known', () => {
    assertAlways(({ state }) => state.status !== 'disconnecting' || state.lastStatus.connected)
  })

  test('a state that waits has its flow', () => {
    const waits = ['opening', 'authorizing', 'verifying', 'unfinished']
    assertAlways(({ state }) => !waits.includes(state.status) || !!state.flow)
  })

  test('a failure has its problem', () => {
    assertAlways(({ state }) => state.status !== 'failed' || !!(state.problem as unknown))
  })

  test('a problem is shown only with a failure, or beside an account', () => {
    assertAlways(({ state }) => !state.problem || ['failed', 'connected'].includes(state.status))
  })

  test('a flow ends once, exactly when it goes', () => {
    assertAlways(({ before, state, ended, effects }) => {
      const hasGone = !!before.flow && before.flow.id !== state.flow?.id
      return !!ended === hasGone && effects.filter((effect) => effect === 'endSession').length === (hasGone ? 1 : 0)
    })
  })

  test('a flow ends as connected only with a status that says so', () => {
    assertAlways(
      ({ ended, event, lastReceived }) =>
        ended?.outcome !== 'connected' ||
        (!!lastReceived?.connected && (event.type === 'statusReceived' || event.type === 'callbackReceived')),
    )
  })

  test('a disconnect is sent only where an account is connected, and once at a time', () => {
    assertAlways(
      ({ before, effects }) =>
        !effects.includes('sendDisconnect') || (!!before.lastStatus?.connected && before.status !== 'disconnecting'),
    )
  })

  test('a window is sent to HubSpot only where its relay page is ready and there is a URL', () => {
    assertAlways(
      ({ effects, state }) =>
        !effects.includes('navigateToHubSpot') || !!(state.flow?.isRelayReady && state.flow.hasAuthorizeUrl),
    )
  })
})
