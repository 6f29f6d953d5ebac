/**
 * The connector that an element draws: the one that it was given, else one that it makes from its attributes. It is
 * subscribed to while the element is in the page.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { createConnector, type ConnectorOptions } from '../../connector/connector.js'
import { initialState } from '../../connector/initial-state.js'
import type { Connector, State, StateChange } from '../../connector/state.js'
import { flowOf } from '../state-facts.js'
import { whenVisible } from '../when-visible.js'

/** The element. */
export interface ConnectionHost extends ReactiveControllerHost, Element, ConnectorOptions {
  readonly connector: Connector | undefined
  readonly loading: string
  readonly hasUpdated: boolean
}

/**
 * Called when a connector was attached, and after each change. `lastSettled` is the last state before it that told whether an
 * account is connected.
 */
type Listener = (change: StateChange | undefined, lastSettled: State | undefined) => void

/** Whether a state tells for certain that an account is connected or not. */
const isSettled = (state: State): boolean =>
  state.status === 'connected' ||
  state.status === 'disconnected' ||
  (state.status === 'unfinished' && !state.flow.reconnect)

export class ConnectionController implements ReactiveController {
  readonly #host: ConnectionHost
  readonly #listener: Listener
  #own: Connector | undefined
  #current: Connector | undefined
  #unsubscribe: (() => void) | undefined
  /** The last state that told whether an account is connected. */
  #lastSettled: State | undefined
  /** The host's configuration has changed since the connector was made. */
  #isOutdated = false

  constructor(host: ConnectionHost, listener: Listener) {
    this.#host = host
    this.#listener = listener
    host.addController(this)
  }

  /** The connector in use; `undefined` before the first one is attached. */
  get current(): Connector | undefined {
    return this.#current
  }

  /** Before a connector is attached, as on a server, the state that the host's `initialStatus` tells. */
  get state(): State {
    return this.#current?.state ?? initialState(this.#host)
  }

  get hasFlow(): boolean {
    return !!flowOf(this.state)
  }

  /** The first update attaches the connector; here it comes back with an element that was moved. */
  hostConnected(): void {
    if (this.#host.hasUpdated) void this.#attach()
  }

  hostDisconnected(): void {
    this.#detach()
  }

  /** Uses the new configuration, at once or after the flow that is under way. */
  handleConfigurationChange({ atOnce }: { atOnce: boolean }): void {
    this.#isOutdated = true
    this.#renew(atOnce)
  }

  /**
   * Reads the status again where the first read was refused or is still under way: frameworks set properties after the
   * element has come into the page, and the read left without them.
   */
  handleLateRequestOptions(): void {
    const { status, problem } = { problem: undefined, ...this.state }
    if (status === 'checking' || problem?.during === 'check') void this.#current?.checkStatus()
  }

  #renew(atOnce: boolean): void {
    if (!this.#isOutdated || (!atOnce && this.hasFlow)) return
    this.#detach()
    this.#own = this.#lastSettled = undefined
    this.#isOutdated = false
    void this.#attach()
  }

  async #attach(): Promise<void> {
    if (this.#host.loading === 'lazy' && !this.#current) await whenVisible(this.#host)
    if (!this.#host.isConnected) return
    this.#detach()
    this.#current = this.#host.connector ?? (this.#own ??= createConnector(this.#host))
    this.#unsubscribe = this.#current.subscribe((change) => this.#handleChange(change))
    this.#notify(undefined)
  }

  #detach(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }

  #handleChange(change: StateChange): void {
    this.#notify(change)
    this.#renew(false)
  }

  #notify(change: StateChange | undefined): void {
    const before = this.#lastSettled
    const state = change?.state ?? this.state
    if (isSettled(state)) this.#lastSettled = state
    this.#listener(change, before)
  }
}
