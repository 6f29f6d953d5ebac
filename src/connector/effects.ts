/** Performs the machine's effects: one function for each. It also keeps the stored flow in step with the state. */
import { removeAccount } from './account-storage.js'
import { runAction } from './actions.js'
import type { ConnectorContext } from './connector-context.js'
import { FlowLauncher } from './flow-launcher.js'
import { removeFlow, saveFlow, shareFlow } from './flow-storage.js'
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
export function performEffects(
  context: ConnectorContext,
  { state, effects, ended }: Step,
  before: MachineState,
): FlowResult | undefined {
  if (state.status === 'disconnected') removeAccount(context.endpoint.key)
  storeFlow(context, state, before)
  for (const effect of effects) {
    if (isOwnEffect(effect)) void FUNCTIONS[effect](context)
    else context.session?.perform(effect)
  }
  const { flow } = before
  return ended && flow && { ...ended, flow: flow.id, duration: Math.round(context.platform.now() - +flow.startedAt) }
}

/** Other tabs show a flow that did not finish only while nothing is connected. */
const isShared = ({ status, flow }: MachineState): boolean =>
  status === 'unfinished' && flow.baseline?.connected === false

function storeFlow({ endpoint, sendToOtherTabs }: ConnectorContext, state: MachineState, before: MachineState): void {
  const { flow, status, problem } = state
  const windowBlocked = problem?.code === 'popup_blocked'
  const stored = flow && { ...flow, isUnfinished: status === 'unfinished', windowBlocked }
  // A window that opened and never got to HubSpot is nothing to wait for after a reload.
  const isStuck = problem?.during === 'connect' && !windowBlocked && !flow?.callback
  if (stored) saveFlow(endpoint.key, isStuck ? undefined : stored)
  const [wasShared, isNowShared] = [isShared(before), isShared(state)]
  // An attempt or an account ends what another tab did not finish.
  if (isNowShared) shareFlow(endpoint.key, stored)
  else if (wasShared || status === 'opening' || status === 'connected') shareFlow(endpoint.key)
  if (wasShared !== isNowShared) sendToOtherTabs?.('')
}

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
