/**
 * The element without its drawing: its properties, its connection, its public methods, and the events that it fires.
 */
import { LitElement, type PropertyDeclaration, type PropertyValues } from 'lit'
import { contentOf } from '../connector/content-of.js'
import type { ConnectOptions, Connector, FlowResult, Mode, State, StateChange } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import type { AuthMethod, Backend, RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
import { ConnectionController } from './controllers/connection.js'
import { LocalizeController } from './controllers/localize.js'
import { flowViews } from './views-on-demand.js'
import { eventsFor, WiroBeforeConnectEvent } from './events.js'
import type { RelayText } from '../protocol/relay-messages.js'
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

/** Attributes, as `name=value`, that look like a secret, or into which a framework printed an object or a function. */
const REJECTED_ATTRIBUTE = /^[^=]*(secret|password|(api|wiro)-?key|token=)|^(headers|backend|connector)=|=\[object /

/** Returns whether a property says something else than before. */
const hasNewContent = (
  element: ConnectionElement,
  changed: PropertyValues<ConnectionElement>,
  name: 'headers' | 'initialStatus',
): boolean => changed.has(name) && contentOf(changed.get(name)) !== contentOf(element[name])

export class ConnectionElement extends LitElement {
  static override readonly properties = {
    tokenEndpoint: { attribute: 'token-endpoint' },
    relayUrl: { attribute: 'relay-url' },
    agentKey: { attribute: 'agent-key' },
    authMethod: { attribute: 'auth-method' },
    mode: {},
    loading: {},
    appearance: { reflect: true, useDefault: true },
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

  // The first paragraph of each comment below is a cell of a table in `docs/`: at most 120 characters.

  /** Your server route. On the page's origin, unless you allow another with `configure({ endpointOrigins })`. */
  tokenEndpoint = ''
  /** The page that HubSpot's window comes back to. By default the token endpoint, which serves one. */
  relayUrl = ''
  /** Your key for one of several agents on a page. `resolveAgent` gets it, and has to check who may use it. */
  agentKey = ''
  /** `wiro` connects through Wiro's HubSpot app, `own` through your own or your customer's. */
  authMethod: AuthMethod = 'wiro'
  /** `popup` opens HubSpot in a window, `redirect` in this tab. `auto` offers this tab where no window opens. */
  mode: Mode = 'auto'
  /** `lazy` reads no status before the element is visible. */
  loading: 'eager' | 'lazy' = 'eager'
  /** `inline` draws no frame, for a list of integrations. */
  appearance: 'card' | 'inline' = 'card'
  /** The account's name, where you know it and your endpoint does not send it. */
  accountName = ''
  /** The portal id of the account that belongs here. Another account is shown as a problem. */
  expectedPortal = ''
  /** Where a person gets help: an `https:` or `mailto:` URL, or one on the page's own origin. */
  supportUrl = ''
  /** The heading level of the title, from 1 to 6. */
  headingLevel = 3
  /** Turns connecting off. A connected account is shown, and a flow under way can still finish. */
  disabled = false
  /** The language of texts and dates. By default that of the closest element with a `lang`. */
  override lang = ''
  /** An object in place of the token endpoint. It needs a `relayUrl`; several on a page need an `agentKey` each. */
  backend: Backend | undefined
  /** Headers for each request, or a function that returns them, called for each: a CSRF or bearer token. */
  headers: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
  /** A status answer, or a refusal, that your page brings along: no first request. As an attribute: JSON. */
  initialStatus: StatusAnswer | RefusalAnswer | undefined
  /** A connector that several elements share, in place of the element's own. */
  connector: Connector | undefined

  /** @internal */
  readonly localize: LocalizeController = new LocalizeController(this)
  readonly #connection = new ConnectionController(this, (change, before) => this.handleChange(change, before))

  /** The connection as it stands. Read-only; `state.status` tells the states apart. */
  get state(): State {
    return this.#connection.state
  }

  /** @internal */
  get connection(): Connector | undefined {
    return this.#connection.current
  }

  /** @internal */
  get language(): string {
    return this.localize.words.language
  }

  /** @internal */
  get texts(): Texts {
    return this.localize.words.texts
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  override connectedCallback(): void {
    super.connectedCallback()
    const isRejected = (name: string) => REJECTED_ATTRIBUTE.test(`${name}=${this.getAttribute(name)!}`)
    const names = this.getAttributeNames().filter(isRejected)
    if (names.length) void import('./rejected-attributes.js').then((module) => module.rejectAttributes(this, names))
  }

  /** A unit test that has ended takes the document away, and a card that waited for something is drawn no more. */
  protected override performUpdate(): void {
    if (typeof document !== 'undefined') super.performUpdate()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // On a server there is no connection.
    if (!this.isConnected) return
    // A flow belongs to its agent. A change of anything else waits for the end of the flow.
    if (changed.has('agentKey')) this.cancel()
    if (CONNECTOR_PROPERTIES.some((name) => changed.has(name)))
      this.#connection.handleConfigurationChange({ atOnce: changed.has('connector') })
    else if (hasNewContent(this, changed, 'headers') || hasNewContent(this, changed, 'initialStatus'))
      this.#connection.handleLateRequestOptions()
  }

  // ── Public methods ────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Starts a flow, or brings the window of the one under way to the front. Call it inside a click.
   *
   * Settles when the flow ends, and never rejects. Resolves to `cancelled` at once where the element is disabled or
   * `wiro-before-connect` was cancelled.
   * @param options - Where HubSpot opens, and whether a new flow begins. By default the flow under way goes on.
   */
  async connect(options?: ConnectOptions): Promise<{ outcome: FlowResult['outcome']; code?: Code }> {
    const { connection } = this
    if (!connection || !(this.#connection.hasFlow || this.#allowsFlow())) return { outcome: 'cancelled' }
    return connection.connect(options)
  }

  /** Ends the flow under way. What was connected before stays connected. */
  cancel(): void {
    this.connection?.cancel()
  }

  /**
   * Ends the flow with the code of what the person read on HubSpot's page, where HubSpot sent nothing back.
   * @param code - Such as `hubspot_no_permission`.
   */
  reportProblem(code: Code): void {
    this.connection?.reportProblem(code)
  }

  /** Disconnects at once. The card's own button asks for confirmation first. */
  async disconnect(): Promise<{ outcome: 'disconnected' | 'kept'; code?: Code }> {
    return this.connection?.disconnect() ?? { outcome: 'kept' }
  }

  /** Starts the agent; a running agent renews access. `state.agent` tells how far it has come. */
  async startAgent(): Promise<{ outcome: 'started' | 'refused'; code?: Code }> {
    return this.connection?.startAgent() ?? { outcome: 'refused' }
  }

  /** Reads the status, and resolves to the state that it led to. */
  async checkStatus(): Promise<State> {
    return this.connection?.checkStatus() ?? this.state
  }

  // ── Handlers ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Called when a connector was attached, and after each change. `lastSettled` is the last state before it that told whether
   * an account is connected.
   */
  protected handleChange(change: StateChange | undefined, lastSettled: State | undefined): void {
    this.requestUpdate()
    if (!change) return
    for (const event of eventsFor(change, lastSettled)) this.dispatchEvent(event)
  }

  /** Asks the host whether a new flow may begin. */
  #allowsFlow(): boolean {
    return !this.disabled && this.dispatchEvent(new WiroBeforeConnectEvent(this.state.status === 'connected'))
  }

  /** @internal Returns what the relay page says; `undefined` before the texts about a flow are loaded. */
  relayText(): RelayText | undefined {
    return flowViews(this)?.relayTextOf(this)
  }
}
