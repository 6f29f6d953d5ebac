/**
 * The session of one flow: its connection to the relay page, its authorize URL, the end of its window. It performs the
 * machine's effects on them, and dispatches what it notices. After its flow has ended it still answers late messages, until
 * the next session starts.
 */
import type { AuthorizeResponse } from '../protocol/parsed-answers.js'
import { flowChannelName, type PageMessage } from '../protocol/relay-messages.js'
import { saveAccount } from './account-storage.js'
import { prepareAuthorizeUrl } from './authorize-url.js'
import type { Send } from './channel.js'
import { trustedOrigins } from './config.js'
import { pollUntilConfirmed } from './confirmation.js'
import type { ConnectorContext } from './connector-context.js'
import type { ActiveFlow } from './flow.js'
import { readFlowCallback, type FlowCallback } from './flow-callback.js'
import { acquireFlowLock } from './flow-lock.js'
import { removeFlow } from './flow-storage.js'
import { explainSilence, watchFlow, type WindowFacts } from './flow-watch.js'
import type { MachineEvent, SessionEffect } from './machine-model.js'
import type { Popup } from './popup.js'
import { createProblem } from './problem.js'
import { listenToRelay, type ReceivedMessage, type Reply } from './relay-listener.js'
import { compareReturnPath } from './return-path-check.js'
import { SameTab } from './same-tab.js'
import type { Store } from './store.js'

export { resumeFlow } from './flow-resume.js'

/** How long a window stays open whose flow ended before its callback came. */
const LATE_CALLBACK_MS = 10_000

/** The flow's window, which the launcher opens. */
interface SessionWindow {
  readonly popup: Popup
  readonly facts: WindowFacts
}

/** The effects that need the session; the others are the launcher's. */
type OwnEffect = Exclude<SessionEffect, 'requestAuthorizeUrl' | 'openWindow' | 'reopenWindow' | 'focusWindow'>

export class FlowSession implements Record<OwnEffect, () => unknown> {
  readonly #id: string
  readonly #startedAt: number
  readonly #context: ConnectorContext
  readonly #dispatch: Store['dispatch']
  readonly #window: SessionWindow
  readonly #sameTab: SameTab
  /** Aborts when the flow ends, or the connector stops listening. */
  #flowController = new AbortController()
  /** Aborts when the connector stops listening. */
  #listenController = new AbortController()
  #sendOverChannel: Send | undefined
  #replyToRelay: Reply | undefined
  #authorizeUrl = ''
  #hasCallback = false

  constructor({ id, startedAt }: ActiveFlow, context: ConnectorContext, window: SessionWindow) {
    this.#id = id
    this.#startedAt = +startedAt
    this.#context = context
    this.#dispatch = context.store.dispatch
    this.#window = window
    this.#sameTab = new SameTab(id, context)
  }

  get #relay(): URL {
    // A flow begins only where the relay page's URL is valid.
    return this.#context.endpoint.relay!
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  start(lock?: AbortController): void {
    this.#listenController = new AbortController()
    this.#flowController = lock ?? new AbortController()
    const { signal } = this.#flowController
    const channelName = flowChannelName(this.#id)
    const source = { flow: this.#id, origin: this.#relay.origin, channelName }
    this.#sendOverChannel = listenToRelay(source, this.#listenController.signal, this.#handleMessage)
    if (!lock) void acquireFlowLock(channelName, signal)
    else if (this.#sameTab.isInUse) this.#receiveBack(this.#sameTab.takeCallback())
    this.#watch(signal)
    this.#sameTab.watchBlockedWindow(signal)
  }

  end(): void {
    // Before the lock is free: who gets it must not go on with the flow.
    this.#sendOverChannel?.(this.#message('end'))
    this.#flowController.abort()
  }

  stop(): void {
    this.#flowController.abort()
    this.#listenController.abort()
  }

  #watch(signal: AbortSignal): void {
    const { facts, popup } = this.#window
    const { platform, store } = this.#context
    const findCause = (isGone: boolean) =>
      popup.isStandIn
        ? ({ code: 'popup_blocked' } as const)
        : explainSilence(this.#relay, { fetch: platform.fetch, window: popup.window }, isGone)
    const onRelaySilent = async (isGone: boolean) => {
      const cause = await findCause(isGone)
      if (signal.aborted || store.machineState.flow?.isRelayReady) return
      this.#dispatch(
        cause ? { type: 'launchFailed', problem: createProblem(cause.code, 'connect', cause) } : { type: 'windowLost' },
      )
    }
    watchFlow({ context: this.#context, popup, facts, onRelaySilent }, signal)
  }

  // ── Messages of the relay page ────────────────────────────────────────────────────────────────────────────────────

  #message(wiro: 'ack' | 'stop' | 'end'): PageMessage {
    return { wiro, flow: this.#id }
  }

  readonly #handleMessage = ({ message, reply, isOverChannel }: ReceivedMessage): void => {
    const hasEnded = this.#flowController.signal.aborted
    const { facts, popup } = this.#window
    facts.usesChannel ||= isOverChannel
    facts.isHandleSevered ||= !popup.isHeld
    switch (message.wiro) {
      case 'outcome':
        this.#hasCallback = true
        reply(this.#message('ack'))
        return this.#receiveCallback(readFlowCallback(message))
      case 'returned':
        return this.#dispatch({ type: 'windowReturned', flow: this.#id })
      case 'end':
        removeFlow(this.#context.endpoint.key)
        // A flow that goes on here learns from its callback, or from a status, how it ends.
        if (this.#context.store.machineState.status === 'unfinished') this.#dispatch({ type: 'cancelRequested' })
        return
      case 'blocked':
        reply(this.#message('ack'))
        if (!hasEnded) this.#dispatch({ type: 'launchFailed', problem: createProblem('storage_blocked') })
        return
      case 'ready':
        if (hasEnded) return void reply(this.#message('stop'))
        this.#replyToRelay = reply
        return this.#dispatch({ type: 'relayReady' })
    }
  }

  /** Takes what this tab brought back; without a callback, the status read decides. */
  #receiveBack(query: string | undefined): void {
    if (query === undefined) return this.#dispatch({ type: 'windowLost' })
    this.#handleMessage({ message: { wiro: 'outcome', query }, reply: () => {}, isOverChannel: false })
  }

  /** Saves the account's name, which one dialect of the status does not tell. */
  #receiveCallback(callback: FlowCallback): void {
    const { portalId, name, success } = callback
    if (success && portalId && name) saveAccount(this.#context.endpoint.key, portalId, name)
    const hasEnded = this.#flowController.signal.aborted
    this.#dispatch(
      hasEnded ? { type: 'lateCallbackReceived', flow: this.#id, callback } : { type: 'callbackReceived', callback },
    )
  }

  // ── The authorize URL ─────────────────────────────────────────────────────────────────────────────────────────────

  /** Checks the URL before a window goes there, and returns the event that follows. */
  async receiveAuthorizeUrl(answer: AuthorizeResponse): Promise<MachineEvent> {
    const { url, expiresIn, baseline, authMethod, redirectUrl } = answer
    // In the same tab a page may be the redirect URL itself.
    if (redirectUrl && !this.#sameTab.isInUse) void compareReturnPath(redirectUrl, this.#relay)
    const { store, authMethod: pageAuthMethod } = this.#context
    const { authorizeOrigins } = trustedOrigins
    const prepared = await prepareAuthorizeUrl(url, {
      authMethod: authMethod ?? pageAuthMethod,
      facts: store.machineState,
      authorizeOrigins,
    })
    if (typeof prepared !== 'string')
      return { type: 'connectFailed', problem: createProblem(prepared.code, 'connect', prepared) }
    this.#authorizeUrl = prepared
    const expiresAt = new Date(this.#startedAt + expiresIn * 1000)
    return { type: 'authorizeUrlReceived', expiresAt, baseline }
  }

  navigateToHubSpot(): void {
    if (this.#sameTab.isInUse) return this.#sameTab.leave(this.#authorizeUrl, this.#flowController.signal)
    const { lang, dir, ...text } = this.#context.options.relayText?.() ?? {}
    this.#replyToRelay?.({ wiro: 'go', flow: this.#id, url: this.#authorizeUrl, text, lang, dir })
  }

  /** Reads the status until it confirms the callback, or the time for that is up. After the flow's end no read ends it. */
  async pollUntilConfirmed(): Promise<void> {
    const hasEnded = this.#flowController.signal.aborted
    const { signal } = hasEnded ? this.#listenController : this.#flowController
    const read = () => this.#context.statusReader.read()
    await pollUntilConfirmed(read, signal, hasEnded)
    if (!signal.aborted) this.#dispatch({ type: 'confirmationTimedOut' })
  }

  // ── The window ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Closes by message as well: COOP may have cut the handle of the window. */
  closeWindow(): void {
    this.#sendOverChannel?.(this.#message('stop'))
    this.#window.popup.close()
  }

  /** Closes the window after its callback, or after ten seconds without one. */
  closeWindowSoon(): void {
    const close = () => {
      this.closeWindow()
      if (!this.#hasCallback) this.#dispatch({ type: 'endVerificationRequested' })
    }
    setTimeout(close, this.#hasCallback ? 0 : LATE_CALLBACK_MS)
  }
}
