/**
 * The element without its drawing: its properties, its connection, its public methods, and the events that it fires.
 */
import { LitElement, type PropertyDeclaration, type PropertyValues } from 'lit'
import type { ConnectorOptions } from '../connector/connector.js'
import type { ConnectOptions, Connector, Mode, State, StateChange } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import type { AuthMethod, Backend, StatusAnswer } from '../protocol/endpoint.js'
import { ConnectionController } from './controllers/connection.js'
import { LocalizeController } from './controllers/localize.js'
import { eventsFor, WiroBeforeConnectEvent } from './events.js'
import type { Texts } from './locales/texts.js'

/** The properties that decide which connector is used, and how. */
const CONNECTOR_PROPERTIES = [
  'tokenEndpoint',
  'relayUrl',
  'agentKey',
  'authMethod',
  'expectedPortal',
  'backend',
  'connector',
  'loading',
] as const

/** Attributes whose name says that their value is a secret. */
const SECRET_ATTRIBUTE = /secret|password|(api|wiro)-?key|token$/

export class ConnectionElement extends LitElement {
  static override readonly properties = {
    tokenEndpoint: { attribute: 'token-endpoint' },
    relayUrl: { attribute: 'relay-url' },
    agentKey: { attribute: 'agent-key' },
    authMethod: { attribute: 'auth-method' },
    mode: {},
    loading: {},
    appearance: { reflect: true },
    accountName: { attribute: 'account-name' },
    expectedPortal: { attribute: 'expected-portal' },
    supportUrl: { attribute: 'support-url' },
    headingLevel: { attribute: 'heading-level', type: Number },
    disabled: { type: Boolean, reflect: true },
    lang: { reflect: true, useDefault: true },
    backend: { attribute: false },
    headers: { attribute: false },
    initialStatus: { attribute: 'initial-status', type: Object },
    connector: { attribute: false },
  } satisfies { readonly [Name in keyof ConnectionElement]?: PropertyDeclaration }

  /** The server's route for this element: on the page's origin, unless `configure({ endpointOrigins })` allows another. */
  tokenEndpoint = ''
  /** The relay page. By default the token endpoint, which serves one. */
  relayUrl = ''
  /** An opaque key for pages that show several agents. */
  agentKey = ''
  /** `wiro`: through Wiro's own HubSpot app; `own`: through the product's or the customer's. */
  authMethod: AuthMethod = 'wiro'
  /** Where HubSpot opens. `auto`: in a window, or in this tab where none opens. */
  mode: Mode = 'auto'
  /** `lazy`: no status is read before the element is visible. */
  loading: 'eager' | 'lazy' = 'eager'
  /** `inline`: without a frame, for a list of integrations. */
  appearance: 'card' | 'inline' = 'card'
  /** The account's name, where the host knows it and the endpoint does not. */
  accountName = ''
  /** The portal id of the account that belongs here; another is shown as a problem. */
  expectedPortal = ''
  /** The URL of the host's support page. */
  supportUrl = ''
  /** The level of the title, from 1 to 6. */
  headingLevel = 3
  /** Connecting is turned off. A flow that is under way can be finished. */
  disabled = false
  /** The language of texts and dates. By default that of the closest element that has one. */
  override lang = ''
  /** Replaces the token endpoint with an object. Of several on a page each needs an `agentKey`. */
  backend: Backend | undefined
  /** Headers added to each request, or a function that returns them: a CSRF token, a bearer token. */
  headers: ConnectorOptions['headers']
  /** A status answer that the page brought along, which saves the first request. As an attribute: JSON. */
  initialStatus: StatusAnswer | undefined
  /** A connector that several elements share, in place of an own one. */
  connector: Connector | undefined

  readonly #localize = new LocalizeController(this)
  readonly #connection = new ConnectionController(this, (change, before) => this.handleChange(change, before))

  /** The state of the connection. */
  get state(): State {
    return this.#connection.state
  }

  /** @internal */
  get connection(): Connector | undefined {
    return this.#connection.current
  }

  /** @internal */
  get language(): string {
    return this.#localize.language
  }

  /** @internal */
  get texts(): Texts {
    return this.#localize.texts
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  override connectedCallback(): void {
    super.connectedCallback()
    const names = this.getAttributeNames().filter((name) => SECRET_ATTRIBUTE.test(name))
    if (names.length) void import('./secret-attributes.js').then((module) => module.rejectSecretAttributes(this, names))
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // On a server there is no connection.
    if (!this.isConnected || !CONNECTOR_PROPERTIES.some((name) => changed.has(name))) return
    // A flow belongs to its agent. A change of anything else waits for the end of the flow.
    if (changed.has('agentKey')) this.cancel()
    this.#connection.handleConfigurationChange({ atOnce: changed.has('connector') })
  }

  // ── Public methods ────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Starts a flow, or brings the window of the one under way to the front. Call it inside a click. Settles when the flow
   * ends, and never rejects; resolves to `cancelled` at once where the element is disabled or the event was cancelled.
   */
  async connect(options?: ConnectOptions): ReturnType<Connector['connect']> {
    const { connection } = this
    if (!connection || !(this.#connection.hasFlow || this.#allowsFlow())) return { outcome: 'cancelled' }
    return connection.connect(options)
  }

  /** Ends the flow under way. What was connected before stays connected. */
  cancel(): void {
    this.connection?.cancel()
  }

  /** Ends the flow with what the person read on HubSpot's page, where HubSpot sent nothing back. */
  reportProblem(code: Code): void {
    this.connection?.reportProblem(code)
  }

  /** Disconnects without a confirmation; the card's own button asks first. */
  async disconnect(): ReturnType<Connector['disconnect']> {
    return this.connection?.disconnect() ?? { outcome: 'kept' }
  }

  /** Starts the agent: a running agent renews access. */
  async startAgent(): ReturnType<Connector['startAgent']> {
    return this.connection?.startAgent() ?? { outcome: 'refused' }
  }

  /** Reads the status, and resolves to the state it led to. */
  async checkStatus(): Promise<State> {
    return this.connection?.checkStatus() ?? this.state
  }

  // ── Handlers ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Called when a connector was attached, and after each change. `lastSettled` is the last settled state of before. */
  protected handleChange(change: StateChange | undefined, lastSettled: State | undefined): void {
    this.requestUpdate()
    if (!change) return
    for (const event of eventsFor(change, lastSettled)) this.dispatchEvent(event)
  }

  /** Asks the host whether a new flow may begin. */
  #allowsFlow(): boolean {
    return !this.disabled && this.dispatchEvent(new WiroBeforeConnectEvent(this.state.status === 'connected'))
  }

  /** @internal Returns the sentence that the relay page shows when it cannot close itself. */
  relayText(): string {
    return this.texts.first.relay
  }
}
