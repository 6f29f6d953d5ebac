/** Performs the machine's effects: one function for each. It also keeps the stored flow in step with the state. */
import { removeAccount } from './account-storage.js'
import { runAction } from './actions.js'
import type { ConnectorContext } from './connector-context.js'
import type { ResumableFlow } from './flow.js'
import { FlowLauncher } from './flow-launcher.js'
import { removeFlow, saveFlow, shareFlow, unshareFlow } from './flow-storage.js'
import type { Effect, MachineState, SessionEffect, Step } from './machine-model.js'
import type { FlowResult } from './state.js'

type OwnEffect = Exclude<Effect, SessionEffect>

/** The functions by effect, besides a session's methods; a missing one does not compile. */
const FUNCTIONS: Record<OwnEffect, (context: ConnectorContext) => unknown> = {
  startSession,
  endSession({ endpoint, session }) {
    removeFlow(endpoint.key)
    session?.end()
  },
  readStatus: ({ statusReader }) => statusReader.readNow(),
  shareStatusRead: ({ statusReader }) => statusReader.read(),
  sendDisconnect,
  /** Sends the data-free message on which the other tabs and connectors read the status. */
  notifyOtherTabs: ({ sendToOtherTabs }) => sendToOtherTabs?.(''),
}

const isOwnEffect = (effect: Effect): effect is OwnEffect => effect in FUNCTIONS

/** Performs a step's effects in order. Returns the result of the flow that ends with it, if one does. */
export function performEffects(context: ConnectorContext, step: Step, before: MachineState): FlowResult | undefined {
  storeState(context, step.state, before)
  for (const effect of step.effects) {
    if (isOwnEffect(effect)) void FUNCTIONS[effect](context)
    else context.session?.perform(effect)
  }
  return flowResult(context, step, before)
}

function flowResult({ platform }: ConnectorContext, { ended }: Step, { flow }: MachineState): FlowResult | undefined {
  return ended && flow && { ...ended, flow: flow.id, duration: Math.round(platform.now() - +flow.startedAt) }
}

// ── Storage ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Keeps what is stored of the account and of the flow in step with the state. */
function storeState(context: ConnectorContext, state: MachineState, before: MachineState): void {
  const { key } = context.endpoint
  if (state.status === 'disconnected') removeAccount(key)
  const flow = storableFlow(state)
  if (flow && isStuck(state)) removeFlow(key)
  else if (flow) saveFlow(key, flow)
  const [wasShared, isNowShared] = [isShared(before), isShared(state)]
  // An attempt or an account ends what another tab did not finish.
  if (flow && isNowShared) shareFlow(key, flow)
  else if (wasShared || state.status === 'opening' || state.status === 'connected') unshareFlow(key)
  if (wasShared !== isNowShared) FUNCTIONS.notifyOtherTabs(context)
}

const isBlocked = ({ problem }: MachineState): boolean => problem?.code === 'popup_blocked'

const storableFlow = (state: MachineState): ResumableFlow | undefined =>
  state.flow && { ...state.flow, isUnfinished: state.status === 'unfinished', windowBlocked: isBlocked(state) }

/** A window that opened and never got to HubSpot is nothing to wait for after a reload. */
const isStuck = (state: MachineState): boolean =>
  state.problem?.during === 'connect' && !isBlocked(state) && !state.flow?.callback

/** Other tabs show a flow that did not finish only while nothing is connected. */
const isShared = ({ status, flow }: MachineState): boolean =>
  status === 'unfinished' && flow.baseline?.connected === false

// ── Effects ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function startSession(context: ConnectorContext): void {
  const { flow } = context.store.machineState
  if (!flow) return
  context.session?.stop()
  context.session = new FlowLauncher(flow, context)
  context.session.start(context.resumeLock)
  context.resumeLock = undefined
}

async function sendDisconnect(context: ConnectorContext): Promise<void> {
  const code = await runAction(context, { action: 'disconnect', during: 'disconnect' })
  if (!code) context.store.dispatch({ type: 'disconnectSucceeded' })
}
