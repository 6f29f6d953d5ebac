/**
 * Listens to the page, to other tabs and to the flow under way while the connector has a subscriber. The first
 * subscriber causes the first status read, or resumes a flow from before a reload.
 */
import { agentStatusOf } from '../protocol/agent-status.js'
import { syncChannelName } from '../protocol/relay-messages.js'
import { openChannel } from './channel.js'
import { onHeadersChange } from './config.js'
import type { ConnectorContext } from './connector-context.js'
import { loadFlowSession } from './flow-launcher.js'
import { loadFlow } from './flow-storage.js'
import { readDocument } from './page-document.js'
import { spendInitialStatus } from './shared-status.js'
import type { Listener } from './store.js'

/** The page events after which the status may have changed. */
const PAGE_EVENTS = ['focus', 'online', 'pageshow', 'visibilitychange']
/** How old a status may be that is shown while no flow is under way. */
const MAX_STATUS_AGE_MS = 60_000

export function subscribe(context: ConnectorContext, listener: Listener): () => void {
  const remove = context.store.addListener(listener)
  if (!context.listening) start(context)
  return () => {
    remove()
    // An element that is moved in the page leaves and comes back at once.
    queueMicrotask(() => stopIfUnused(context))
  }
}

function start(context: ConnectorContext): void {
  const { endpoint, platform, session, statusReader, store } = context
  const { signal } = (context.listening = new AbortController())
  const handlePageEvent = () => {
    // A page that is being hidden reads when it is shown again.
    if (readDocument('visibilityState') !== 'visible') return
    const { problem, lastStatus } = store.machineState
    store.dispatch({ type: problem?.code === 'offline' ? 'checkRequested' : 'statusSuggested' })
    // What keeps an agent from starting is mended elsewhere: whoever comes back from there may start it again.
    if (problem?.reason) store.dispatch({ type: 'problemDismissed' })
    const agent = lastStatus?.agent
    const isHalted = problem?.reason || (agent && agentStatusOf(agent.status).name === 'setupRequired')
    // Before the first read a stored flow may be about to be resumed, with a read of its own.
    const ageMs = statusReader.lastReadAt ? platform.now() - statusReader.lastReadAt : 0
    if (isHalted || ageMs > MAX_STATUS_AGE_MS) void statusReader.read()
  }
  for (const name of PAGE_EVENTS) addEventListener(name, handlePageEvent, { signal })
  onHeadersChange(() => store.dispatch({ type: 'headersChanged' }), signal)
  context.sendToOtherTabs = openChannel(
    syncChannelName(endpoint.key),
    signal,
    () => void statusReader.readAfterChange(),
  )
  if (store.machineState.flow) session?.start()
  begin(context, signal)
}

/** Takes the state of things from the stored flow, from the answer that came with the page, or from a read. */
function begin(context: ConnectorContext, signal: AbortSignal): void {
  const { endpoint, platform, statusReader, store } = context
  const { lastStatus, flow, problem } = store.machineState
  const hasRead = lastStatus && statusReader.lastReadAt > 0
  const hasInitial = (lastStatus || problem?.during === 'check') && !statusReader.lastReadAt
  const storedFlow = flow || hasRead ? undefined : loadFlow(endpoint.key, platform.now())
  if (storedFlow) return void resumeFlow(context, storedFlow.id, signal)
  if (!hasInitial || !spendInitialStatus(endpoint.key, lastStatus, platform.now())) return void statusReader.read()
  statusReader.lastReadAt = platform.now()
  if (lastStatus) statusReader.take(lastStatus)
}

function stopIfUnused(context: ConnectorContext): void {
  if (context.store.hasListeners) return
  context.listening?.abort()
  context.listening = undefined
  context.session?.stop()
  clearTimeout(context.expiryTimer)
}

/** Goes on with a flow from before a reload. Where what that needs does not come, the status is read. */
const resumeFlow = (context: ConnectorContext, id: string, signal: AbortSignal): Promise<void> =>
  loadFlowSession().then(
    (loaded) => loaded.resumeFlow(context, id, signal),
    () => void context.statusReader.read(),
  )
