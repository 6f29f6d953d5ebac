/**
 * The session of one flow: its connection to the relay page, its window, its authorize URL. It performs the
 * machine's effects on them, and dispatches what it notices. After its flow has ended it still answers late messages, until
 * the next session starts.
 */
import { flowChannelName, type PageMessage } from '../protocol/relay-messages.js'
import { listenToRelay, type ReceivedMessage, type Reply } from './channel.js'
import { trustedOrigins } from './config.js'
import type { ConnectorContext, Session } from './connector-context.js'
import type { ActiveFlow } from './flow.js'
import { readFlowCallback } from './flow-callback.js'
import { removeFlow } from './flow-storage.js'
import type { WindowFacts } from './flow-watch.js'
import type { MachineEvent } from './machine-model.js'
import { Popup } from './popup.js'
import { ConnectorError, createError, createProblem, toProblem } from './problem.js'
import { canLeaveTab, removeReturnPath, saveReturnPath, takeReturnPath } from './redirect.js'
import type { Store } from './store.js'

/** How long a window stays open whose flow ended before its callback came. */
const LATE_CALLBACK_MS = 10_000

/** Without it no window goes to HubSpot: it checks the authorize URL. */
const loadFlowWatch = () =>
  import('./flow-watch.js').catch(() => {
    throw createError('endpoint_unreachable')
  })

export class FlowSession implements Session {
  readonly #id: string
  readonly #startedAt: number
  readonly #context: ConnectorContext
  readonly #dispatch: Store['dispatch']
  readonly #popup = new Popup()
  readonly #facts: WindowFacts = { openedAt: NaN, isHandleSevered: false, usesChannel: false }
  /** Aborts when the flow ends, or the connector stops listening. */
  #flowController = new AbortController()
  /** Aborts when the connector stops listening. */
  #listenController = new AbortController()
  #channel: BroadcastChannel | undefined
  #replyToRelay: Reply | undefined
  #authorizeUrl = ''
  #isRequesting = false
  #hasCallback = false

  constructor({ id, startedAt }: ActiveFlow, context: ConnectorContext) {
    this.#id = id
    this.#startedAt = +startedAt
    this.#context = context
    this.#dispatch = context.store.dispatch
  }

  get #relay(): URL {
    // A flow begins only where the relay page's URL is valid.
    return this.#context.endpoint.relay!
  }

  get #isRedirect(): boolean {
    return !!this.#context.store.machineState.flow?.redirect
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  start(lock?: AbortController): void {
    this.#listenController = new AbortController()
    this.#flowController = lock ?? new AbortController()
    const { signal } = this.#flowController
    if (lock && this.#isRedirect) void this.#readRedirectCallback()
    this.#channel = listenToRelay(this.#id, this.#relay.origin, this.#listenController.signal, this.#handleMessage)
    void this.#watch(signal, !!lock)
    addEventListener('pagehide', this.#handlePageHide, { signal })
  }

  end(): void {
    this.#flowController.abort()
    this.#channel?.postMessage(this.#message('end'))
  }

  stop(): void {
    this.#flowController.abort()
    this.#listenController.abort()
    // Posting to a closed channel throws.
    this.#channel = undefined
  }

  /** Where the watch cannot be loaded, nothing would notice a closed window, so the window counts as lost. */
  async #watch(signal: AbortSignal, hasLock: boolean): Promise<void> {
    try {
      const { acquireFlowLock, diagnoseRelay, watchFlow } = await import('./flow-watch.js')
      if (!hasLock) void acquireFlowLock(flowChannelName(this.#id), signal)
      const onRelaySilent = async () => {
        const found = await diagnoseRelay(this.#relay, this.#context.platform.fetch)
        const problem = createProblem('relay_unreachable', 'connect', found)
        if (!signal.aborted) this.#dispatch({ type: 'launchFailed', problem })
      }
      watchFlow({ context: this.#context, popup: this.#popup, facts: this.#facts, onRelaySilent }, signal)
    } catch {
      if (!signal.aborted) this.#dispatch({ type: 'windowLost' })
    }
  }

  // ── Messages of the relay page ────────────────────────────────────────────────────────────────────────────────────

  #message(wiro: 'ack' | 'stop' | 'end'): PageMessage {
    return { wiro, flow: this.#id }
  }

  readonly #handleMessage = ({ message, reply, isOverChannel }: ReceivedMessage): void => {
    const hasEnded = this.#flowController.signal.aborted
    this.#facts.usesChannel ||= isOverChannel
    this.#facts.isHandleSevered ||= !this.#popup.isHeld
    switch (message.wiro) {
      case 'outcome':
        this.#hasCallback = true
        reply(this.#message('ack'))
        return this.#dispatch({
          type: hasEnded ? 'lateCallbackReceived' : 'callbackReceived',
          callback: readFlowCallback(message),
        })
      case 'returned':
        return this.#dispatch({ type: 'windowReturned' })
      case 'end':
        return removeFlow(this.#context.endpoint.key)
      case 'ready':
        if (hasEnded) return reply(this.#message('stop'))
        this.#replyToRelay = reply
        return this.#dispatch({ type: 'relayReady' })
    }
  }

  // ── The authorize URL ─────────────────────────────────────────────────────────────────────────────────────────────

  async requestAuthorizeUrl(): Promise<void> {
    if (this.#isRequesting) return
    this.#isRequesting = true
    const { signal } = this.#flowController
    const event = await this.#fetchAuthorizeUrl().catch((error: unknown): MachineEvent => ({
      type: 'connectFailed',
      problem: toProblem(error, 'connect'),
    }))
    this.#isRequesting = false
    if (!signal.aborted) this.#dispatch(event)
  }

  async #fetchAuthorizeUrl(): Promise<MachineEvent> {
    const { endpoint, authMethod: pageAuthMethod, store } = this.#context
    const request = { flow: this.#id, authMethod: pageAuthMethod }
    const { url, expiresIn, baseline, authMethod = pageAuthMethod } = await endpoint.client.connect(request)
    const { authorizeOrigins } = trustedOrigins
    const { prepareAuthorizeUrl } = await loadFlowWatch()
    const prepared = await prepareAuthorizeUrl(url, { authMethod, facts: store.machineState, authorizeOrigins })
    if (typeof prepared !== 'string') throw new ConnectorError(prepared)
    this.#authorizeUrl = prepared
    const expiresAt = new Date(this.#startedAt + expiresIn * 1000)
    return { type: 'authorizeUrlReceived', expiresAt, baseline }
  }

  navigateToHubSpot(): void {
    if (this.#isRedirect) return this.#leaveTab()
    const text = this.#context.options.relayText?.() ?? ''
    this.#replyToRelay?.({ wiro: 'go', flow: this.#id, url: this.#authorizeUrl, text })
  }

  /** Reads the status until it confirms the callback, or the time for that is up. After the flow's end no read ends it. */
  async pollUntilConfirmed(): Promise<void> {
    const hasEnded = this.#flowController.signal.aborted
    const { signal } = hasEnded ? this.#listenController : this.#flowController
    const read = () => this.#context.statusReader.read()
    const watch = await import('./flow-watch.js').catch(read)
    await watch?.pollUntilConfirmed(read, signal, hasEnded)
    if (!signal.aborted) this.#dispatch({ type: 'confirmationTimedOut' })
  }

  // ── The window ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Must be called inside a click. A flow that goes to HubSpot in this tab needs no window, so it goes on at once. */
  openWindow(): void {
    if (this.#isRedirect) return this.#dispatch({ type: 'relayReady' })
    removeReturnPath()
    const [relayPage] = this.#relay.href.split('#')
    const isOpen = this.#popup.open(this.#context.platform.open, `${relayPage}#${this.#id}`)
    this.#facts.openedAt = this.#context.platform.now()
    this.#facts.isHandleSevered = false
    this.#dispatch(
      isOpen
        ? { type: 'flowChanged', changes: { windowHeld: true } }
        : { type: 'launchFailed', problem: createProblem('popup_blocked') },
    )
  }

  reopenWindow(): void {
    this.closeWindow()
    this.openWindow()
  }

  /** Brings the window to the front, or opens it again where it is gone. */
  focusWindow(): void {
    if (this.#popup.isHeld) this.#popup.focus()
    else this.#dispatch({ type: 'reopenRequested' })
  }

  /** Closes by message as well: COOP may have cut the handle of the window. */
  closeWindow(): void {
    this.#channel?.postMessage(this.#message('stop'))
    this.#popup.close()
  }

  /** Closes the window after its callback, or after ten seconds without one. */
  closeWindowSoon(): void {
    const close = () => {
      this.closeWindow()
      if (!this.#hasCallback) this.#dispatch({ type: 'endVerificationRequested' })
    }
    setTimeout(close, this.#hasCallback ? 0 : LATE_CALLBACK_MS)
  }

  // ── This tab ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * An app with a single window opens the relay page in this tab, and reports the window as blocked. Saves the way back, so
   * that the relay page returns at once and the flow goes on in this tab.
   */
  readonly #handlePageHide = (): void => {
    const { store, options } = this.#context
    const isBlocked = store.machineState.problem?.code === 'popup_blocked'
    if (!isBlocked || options.mode === 'popup' || !canLeaveTab(this.#relay)) return
    if (saveReturnPath(this.#id)) this.#dispatch({ type: 'flowChanged', changes: { redirect: true } })
  }

  /** Goes to HubSpot. Without a saved way back it stays: the server would undo the connection of an unmarked browser. */
  #leaveTab(): void {
    if (!saveReturnPath(this.#id))
      return this.#dispatch({
        type: 'connectFailed',
        problem: createProblem('relay_unreachable', 'connect', { answer: 'relay', url: this.#relay.pathname }),
      })
    const { signal } = this.#flowController
    // The browser's back button brings the page back as it was left.
    addEventListener('pageshow', () => this.#dispatch({ type: 'windowLost' }), { once: true, signal })
    this.#context.platform.navigate(this.#authorizeUrl)
  }

  /**
   * Reads the callback off the page's own address; without one, the status read decides. The watch is there: without it no
   * flow is resumed.
   */
  async #readRedirectCallback(): Promise<void> {
    const { takeRedirectCallback } = await loadFlowWatch()
    const query = takeRedirectCallback(() => takeReturnPath(this.#id))
    if (query === undefined) return this.#dispatch({ type: 'windowLost' })
    this.#handleMessage({ message: { wiro: 'outcome', query }, reply: () => {}, isOverChannel: false })
  }
}
