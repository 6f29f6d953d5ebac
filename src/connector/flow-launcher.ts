/**
 * Launches a flow: opens its window and requests its authorize URL inside the click, and loads its session meanwhile. What
 * the machine wants of the session waits until that is there.
 */
import type { ConnectorContext, Session } from './connector-context.js'
import type { ActiveFlow } from './flow.js'
import type { FlowSession } from './flow-session.js'
import type { MachineEvent, SessionEffect } from './machine-model.js'
import { Popup } from './popup.js'
import { createError, createProblem, toProblem } from './problem.js'
import { removeReturnPath } from './redirect.js'

type SessionModule = typeof import('./flow-session.js')

let sessionModule: SessionModule | undefined

/** Loads what a flow needs after its launch. It rejects where that does not come; the next call asks again. */
export const loadFlowSession = async (): Promise<SessionModule> => (sessionModule ??= await import('./flow-session.js'))

export class FlowLauncher implements Session {
  readonly #flow: ActiveFlow
  readonly #context: ConnectorContext
  readonly #popup = new Popup()
  readonly #facts = { openedAt: NaN, isHandleSevered: false, usesChannel: false }
  /** Resolves to the session, or to nothing where it did not come. */
  readonly #loading: Promise<FlowSession | undefined>
  #session: FlowSession | undefined
  /** Calls of the session, until it is there. */
  readonly #waiting: ((session: FlowSession) => unknown)[] = []
  /** The request under way. */
  #request: object | undefined

  constructor(flow: ActiveFlow, context: ConnectorContext) {
    this.#flow = flow
    this.#context = context
    if (sessionModule) this.#createSession(sessionModule)
    this.#loading = loadFlowSession().then(
      (loaded) => this.#session ?? this.#createSession(loaded),
      () => undefined,
    )
  }

  #createSession({ FlowSession }: SessionModule): FlowSession {
    const session = new FlowSession(this.#flow, this.#context, { popup: this.#popup, facts: this.#facts })
    this.#session = session
    for (const call of this.#waiting) call(session)
    return session
  }

  #call(call: (session: FlowSession) => unknown): void {
    if (this.#session) call(this.#session)
    else this.#waiting.push(call)
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  start(lock?: AbortController): void {
    this.#call((session) => session.start(lock))
  }

  end(): void {
    this.#request = undefined
    this.#call((session) => session.end())
  }

  stop(): void {
    this.#request = undefined
    this.#call((session) => session.stop())
  }

  // ── Effects ───────────────────────────────────────────────────────────────────────────────────────────────────────

  perform(effect: SessionEffect): void {
    switch (effect) {
      case 'requestAuthorizeUrl':
        return void this.#requestAuthorizeUrl()
      case 'openWindow':
        return this.#openWindow()
      case 'reopenWindow':
        this.perform('closeWindow')
        return this.#openWindow()
      case 'focusWindow':
        return this.#focusWindow()
      default:
        if (effect === 'closeWindow') this.#popup.close()
        this.#call((session) => session[effect]())
    }
  }

  async #requestAuthorizeUrl(): Promise<void> {
    if (this.#request) return
    const request = (this.#request = {})
    const event = await this.#fetchAuthorizeUrl().catch((error: unknown): MachineEvent => ({
      type: 'connectFailed',
      problem: toProblem(error, 'connect'),
    }))
    if (this.#request !== request) return
    this.#request = undefined
    this.#context.store.dispatch(event)
  }

  async #fetchAuthorizeUrl(): Promise<MachineEvent> {
    const { endpoint, authMethod } = this.#context
    const answer = await endpoint.client.connect({ flow: this.#flow.id, authMethod })
    const session = await this.#loading
    if (!session) throw createError('endpoint_unreachable')
    return session.receiveAuthorizeUrl(answer)
  }

  /** Must be called inside a click. A flow that goes to HubSpot in this tab needs no window, so it goes on at once. */
  #openWindow(): void {
    const { platform, endpoint, store } = this.#context
    if (store.machineState.flow?.redirect) return store.dispatch({ type: 'relayReady' })
    removeReturnPath()
    // A flow begins only where the relay page's URL is valid.
    const [relayPage] = endpoint.relay!.href.split('#')
    const isOpen = this.#popup.open(platform.open, `${relayPage}#${this.#flow.id}`)
    this.#facts.openedAt = platform.now()
    this.#facts.isHandleSevered = false
    store.dispatch(
      isOpen
        ? { type: 'flowChanged', changes: { windowHeld: !this.#popup.isStandIn } }
        : { type: 'launchFailed', problem: createProblem('popup_blocked') },
    )
  }

  /** Brings the window to the front, or opens it again where it is gone. */
  #focusWindow(): void {
    if (this.#popup.isHeld) this.#popup.focus()
    else this.#context.store.dispatch({ type: 'reopenRequested' })
  }
}
