/**
 * Listens to the page, to other tabs and to the flow under way while the connector has a subscriber. The first
 * subscriber causes the first status read, or resumes a flow from before a reload.
 */
import { parseStatus } from '../protocol/endpoint.js'
import { flowChannelName, syncChannelName } from '../protocol/relay-messages.js'
import { AgentPoller } from './agent-poller.js'
import { openChannel } from './channel.js'
import type { ConnectorContext } from './connector-context.js'
import type { Effects } from './effects.js'
import { acquireFlowLock } from './flow-lock.js'
import { loadFlow } from './flow-storage.js'
import type { Listener } from './store.js'

/** The page events after which the status may have changed. */
const PAGE_EVENTS = ['focus', 'online', 'pageshow', 'visibilitychange']

export class Lifecycle {
  readonly #context: ConnectorContext
  readonly #effects: Effects
  readonly #agentPoller: AgentPoller
  /** Set while the connector listens. */
  #listening: AbortController | undefined
  #syncChannel: BroadcastChannel | undefined

  constructor(context: ConnectorContext, effects: Effects) {
    const { store, statusReader } = context
    this.#context = context
    this.#effects = effects
    this.#agentPoller = new AgentPoller({
      state: () => store.machineState,
      read: () => statusReader.read(),
      dispatch: (event) => store.dispatch(event),
    })
  }

  subscribe(listener: Listener): () => void {
    const remove = this.#context.store.addListener(listener)
    if (!this.#listening) this.#start()
    return () => {
      remove()
      // An element that is moved in the page leaves and comes back at once.
      queueMicrotask(() => this.#stopIfUnused())
    }
  }

  /** The data-free message on which the other tabs and connectors read the status. */
  notifyOtherTabs(): void {
    this.#syncChannel?.postMessage('')
  }

  pollAgent(): void {
    if (this.#listening) void this.#agentPoller.poll(this.#listening.signal)
  }

  #start(): void {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    for (const name of PAGE_EVENTS) addEventListener(name, this.#handlePageEvent, { signal })
    const { endpoint, statusReader } = this.#context
    this.#syncChannel = openChannel(syncChannelName(endpoint.key), signal, () => void statusReader.readAfterChange())
    if (this.#context.store.machineState.flow) this.#effects.session?.start()
    this.#begin(signal)
  }

  /** Takes the state of things from the stored flow, from the status that came with the page, or from a read. */
  #begin(signal: AbortSignal): void {
    const { endpoint, options, platform, statusReader, store } = this.#context
    const { lastStatus, flow } = store.machineState
    const isFirst = !lastStatus && !flow
    const storedFlow = isFirst && loadFlow(endpoint.key, platform.now())
    if (storedFlow) return void this.#resumeFlow(storedFlow.id, signal)
    const received = isFirst && parseStatus(options.initialStatus)
    if (received) store.dispatch({ type: 'statusReceived', received })
    else void statusReader.read()
  }

  #stopIfUnused(): void {
    if (this.#context.store.hasListeners) return
    this.#listening?.abort()
    this.#listening = this.#syncChannel = undefined
    this.#effects.session?.stop()
  }

  readonly #handlePageEvent = (): void => {
    const { store } = this.#context
    const isOffline = store.machineState.problem?.code === 'offline'
    store.dispatch({ type: isOffline ? 'checkRequested' : 'statusSuggested' })
  }

  /** Goes on with a flow from before a reload, once no other page or element runs it. */
  async #resumeFlow(id: string, signal: AbortSignal): Promise<void> {
    const { endpoint, platform, statusReader, store } = this.#context
    const lock = await acquireFlowLock(flowChannelName(id), signal, () => void statusReader.read())
    if (!lock) return
    // The page or element that ran the flow may have ended it meanwhile.
    const flow = store.machineState.flow ? undefined : loadFlow(endpoint.key, platform.now())
    if (flow?.id === id) return this.#effects.resume(flow, lock)
    lock.abort()
    void statusReader.read()
  }
}
