/** Puts a connector together on a given platform: its parts, and the public methods over them. */
import { isChanging } from '../protocol/agent-status.js'
import { FLOW_TTL_SECONDS } from '../protocol/endpoint.js'
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import { withStoredAccount } from './account-storage.js'
import { runActionAndRead } from './actions.js'
import type { ConnectorContext } from './connector-context.js'
import { performEffects } from './effects.js'
import { resolveEndpoint } from './resolved-endpoint.js'
import { createFlow, isOwnFlow, type ActiveFlow } from './flow.js'
import { loadFlowSession } from './flow-launcher.js'
import { loadFlow, loadSharedFlow } from './flow-storage.js'
import { initialMachineState } from './initial-state.js'
import { subscribe } from './lifecycle.js'
import type { MachineEvent } from './machine-model.js'
import type { ConnectorOptions } from './options.js'
import { createFlowId, type Platform } from './platform.js'
import { createProblem } from './problem.js'
import { toPublicState } from './public-state.js'
import { canLeaveTab } from './redirect.js'
import type { Connector, ConnectOptions, State } from './state.js'
import { StatusReader } from './status-reader.js'
import { Store } from './store.js'

/** Makes a connector that listens from its first subscriber to its last. */
export function createConnectorOn(platform: Platform, options: ConnectorOptions): Connector {
  const context = createContext(platform, options)
  const { dispatch } = context.store
  return {
    get state() {
      return context.store.state
    },
    subscribe: (listener) => subscribe(context, listener),
    connect: (connectOptions) => connect(context, connectOptions),
    cancel: () => endFlow(context, { type: 'cancelRequested' }),
    reportProblem: (code) => endFlow(context, { type: 'connectFailed', problem: createProblem(code) }),
    acceptAccount: () => dispatch({ type: 'problemDismissed' }),
    disconnect: () => disconnect(context),
    startAgent: () => runActionAndRead(context, { action: 'start-agent', during: 'start' }, 'started'),
    saveCredentials: (fields) =>
      runActionAndRead(context, { action: 'save-credentials', during: 'connect', fields }, 'saved'),
    checkStatus: () => checkStatus(context),
  }
}

function createContext(platform: Platform, options: ConnectorOptions): ConnectorContext {
  const authMethod = options.authMethod === 'own' ? 'own' : 'wiro'
  const endpoint = resolveEndpoint(options, platform.fetch)
  const store: Store = new Store({
    // Without an endpoint a button would lead nowhere: the first read says why, whatever the page brought along.
    initial: initialMachineState(endpoint.relay ? options : {}),
    toPublicState: (state) => toPublicState(state, authMethod),
    perform: (step, before) => performEffects(context, step, before),
  })
  const { dispatch } = store
  const statusReader: StatusReader = new StatusReader({
    key: endpoint.key,
    request: endpoint.client.status,
    dispatch: (event) => {
      context.resumeWith?.('received' in event ? event.received : undefined)
      dispatch('received' in event ? withStored(context, event.received) : event)
    },
    onAnswer: () => {
      preloadSession(context)
      readAtExpiry(context)
      void pollAgent(context)
    },
    now: platform.now,
  })
  const context: ConnectorContext = { platform, options, authMethod, endpoint, store, statusReader }
  return context
}

/** Adds what this browser keeps to a status: the account's name, and a flow that another tab or element did not finish. */
const withStored = ({ endpoint: { key }, platform }: ConnectorContext, received: ConnectionStatus): MachineEvent => ({
  type: 'statusReceived',
  received: withStoredAccount(key, received),
  unfinishedFlow: loadSharedFlow(key, platform.now()),
})

/** Reads the status once more when the time of a flow is up that another tab or element did not finish. */
function readAtExpiry(context: ConnectorContext): void {
  const { platform, store, statusReader } = context
  const { unfinishedFlow } = store.machineState
  clearTimeout(context.expiryTimer)
  if (unfinishedFlow && context.listening)
    context.expiryTimer = setTimeout(() => void statusReader.read(), +unfinishedFlow.expiresAt - platform.now())
}

/** Loads what a press needs, where one is likely. What does not come is asked for again at the press. */
function preloadSession({ store }: ConnectorContext): void {
  if (store.machineState.lastStatus?.connected === false) loadFlowSession().catch(() => {})
}

/** Reads the status while the agent is on its way. Where the piece for that cannot be loaded, the next answer tries again. */
async function pollAgent(context: ConnectorContext): Promise<void> {
  const { store, statusReader } = context
  const state = () => store.machineState
  if (!isChanging(state().lastStatus?.agent)) return
  const module = await import('./agent-poller.js').catch(() => undefined)
  const read = () => statusReader.read()
  context.agentPoller ??= module && new module.AgentPoller({ state, read, dispatch: store.dispatch })
  await context.agentPoller?.poll(context.listening?.signal)
}

// ── Methods ─────────────────────────────────────────────────────────────────────────────────────────────────────────

async function connect(context: ConnectorContext, options: ConnectOptions = {}): ReturnType<Connector['connect']> {
  const { store, endpoint } = context
  const unsubscribe = store.hasListeners ? undefined : subscribe(context, () => {})
  if (endpoint.relay) requestConnect(context, options)
  else await checkStatus(context)
  const { flow } = store.machineState
  const result = flow && (await store.waitFor(({ ended }) => ended))
  unsubscribe?.()
  return result ?? { outcome: 'failed', code: store.machineState.problem?.code }
}

/** Nothing is awaited here: the window has to open inside the click. */
function requestConnect(context: ConnectorContext, { restart, mode }: ConnectOptions): void {
  const { store, endpoint, options, platform } = context
  const now = platform.now()
  const storedFlow = store.machineState.flow ? undefined : loadFlow(endpoint.key, now)
  if (storedFlow && isOwnFlow(storedFlow, store.machineState.lastStatus))
    store.dispatch({ type: 'flowResumed', flow: storedFlow })
  const { flow, status } = store.machineState
  const redirect = (mode ?? options.mode) === 'redirect' && canLeaveTab(endpoint.relay)
  if (mode && !restart && flow && status !== 'connected') store.dispatch({ type: 'reopenRequested', redirect })
  else if (!flow && !navigator.onLine) store.dispatch({ type: 'connectFailed', problem: createProblem('offline') })
  else store.dispatch({ type: restart ? 'restartRequested' : 'connectRequested', newFlow: beginFlow(now, redirect) })
}

const beginFlow = (startedAt: number, redirect: boolean): ActiveFlow =>
  createFlow({ id: createFlowId(), startedAt, expiresAt: startedAt + FLOW_TTL_SECONDS * 1000, redirect })

/** Ends the flow. One that another tab or element did not finish becomes this connector's own before. */
function endFlow({ store }: ConnectorContext, event: MachineEvent): void {
  const { unfinishedFlow } = store.machineState
  if (unfinishedFlow) store.dispatch({ type: 'flowResumed', flow: unfinishedFlow })
  store.dispatch(event)
}

async function disconnect({ store }: ConnectorContext): ReturnType<Connector['disconnect']> {
  store.dispatch({ type: 'disconnectRequested' })
  if (store.state.status === 'disconnecting') await store.waitFor(({ state }) => state.status !== 'disconnecting')
  const { lastStatus, problem } = store.machineState
  return lastStatus?.connected ? { outcome: 'kept', code: problem?.code } : { outcome: 'disconnected' }
}

async function checkStatus({ store, statusReader }: ConnectorContext): Promise<State> {
  store.dispatch({ type: 'checkRequested' })
  await statusReader.latest
  return store.state
}
