/**
 * `<wiro-hubspot-connect>`: draws a connection and turns presses into its methods. What happens in between is the
 * connector's business; which view is drawn for which state is decided here.
 */
import { adoptStyles, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit'
import { createConnector, type ConnectorOptions } from '../connector/connector.js'
import type { AuthMethod, Backend, StatusAnswer } from '../protocol/endpoint.js'
import type { ConnectOptions, StateChange, Connector, Health, Mode, State } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import { version } from '../version.js'
import { demand, loaded } from './demand.js'
import { eventOf, eventsOf } from './events.js'
import type { Controllers } from './controllers/index.js'
import { PanelController } from './controllers/panel.js'
import { mark, svgIcon } from './icons.js'
import { textsFor, type Texts } from './locales/texts.js'
import { styles } from './styles.js'
import type { Button, Card, PanelName, View } from './view.js'
import { accountView } from './views/account.js'
import { checkingView, connectView } from './views/connect.js'
import { problemView } from './views/problem.js'
import { progressView } from './views/progress.js'

/** The properties that decide whom the element asks. */
const route = [
  'tokenEndpoint',
  'relayUrl',
  'agentKey',
  'authMethod',
  'expectedPortal',
  'backend',
  'connector',
  'loading',
] as const

/** Which view is drawn for which state; a flow under way has one for all of its own. */
const views: Partial<Record<State['status'], (card: Card<never>) => View>> = {
  checking: checkingView,
  disconnected: connectView,
  setup: connectView,
  connected: accountView,
  disconnecting: accountView,
  failed: problemView,
}

/** What a state is called for `:state()`, where it is not by its own name; a flow under way is `connecting`. */
const customStates: Partial<Record<State['status'], string>> = { setup: 'disconnected', disconnecting: 'connected' }

/** The members that some states have. */
interface Loose {
  flow?: unknown
  problem?: unknown
  health?: Health
}

export class WiroHubspotConnect extends LitElement {
  // A constant of ours: the `css` tag would only check that.
  static override readonly styles = unsafeCSS(styles)
  static readonly version = version
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
  }

  /** The server route that answers for Wiro; on the page's origin unless `configure({ endpointOrigins })` allows it. */
  tokenEndpoint = ''
  /** The relay page; without it the token endpoint, which serves one. */
  relayUrl = ''
  /** An opaque key for pages that show several agents. */
  agentKey = ''
  authMethod: AuthMethod = 'wiro'
  /** `redirect`: to HubSpot in this tab; `popup`: always in a window; else in one, or in this tab where none opens. */
  mode: Mode = 'auto'
  /** `lazy`: no status is read before the element is visible. */
  loading: 'eager' | 'lazy' = 'eager'
  /** `inline`: without a frame, for a list of integrations. */
  appearance: 'card' | 'inline' = 'card'
  /** The account's name, where the host knows it and the endpoint does not. */
  accountName = ''
  /** The portal id of the account that belongs here; another is shown as a problem. */
  expectedPortal = ''
  /** Where a person gets help: an address of the host's. */
  supportUrl = ''
  /** 1 to 6. */
  headingLevel = 3
  disabled = false
  /** Of the card's words and dates; without it the nearest ancestor's. */
  override lang = ''
  /** In place of the endpoint; of several on a page each needs an `agentKey`. */
  backend: Backend | undefined
  /** Added to each request, read anew for each: a CSRF token, a bearer. */
  headers: ConnectorOptions['headers']
  /** A status answer that the page brought along: no first request. As an attribute: JSON. */
  initialStatus: StatusAnswer | undefined
  /** In place of an own connector: one that several elements share. */
  connector: Connector | undefined

  #own: Connector | undefined
  #active: Connector | undefined
  #unsubscribe: (() => void) | undefined
  /** The last state that said connected or not. */
  #known: State | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  /** When time alone makes another drawing, in milliseconds. */
  #againIn: number | undefined
  #styled = false
  #controllers: Controllers | undefined
  /** The properties that decide whom to ask have changed since the connector was made. */
  #stale = false
  readonly #internals = this.attachInternals()
  readonly #panel = new PanelController(this)

  /** The connection as it stands; read-only. */
  get state(): State {
    return this.#active?.state ?? { status: 'checking', can: [] }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const secrets = this.getAttributeNames().filter((name) => /secret|password|(api|wiro)-?key|token$/.test(name))
    if (secrets[0]) void demand(this.language).then(() => loaded()?.refuse(this, secrets))
    if (this.hasUpdated) void this.#attach()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#detach()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const more = loaded()
    if (more) this.#controllers ??= new more.Controllers(this)
    // On a server there is nothing to ask.
    if (!this.isConnected || !route.some((name) => changed.has(name))) return
    // Another agent's flow is not this one's; to another endpoint goes the next.
    if (changed.has('agentKey')) this.cancel()
    this.#stale = true
    this.#renew(changed.has('connector'))
  }

  protected override updated(): void {
    this.#styleMore()
    clearTimeout(this.#again)
    if (this.#againIn) this.#again = setTimeout(() => this.requestUpdate(), this.#againIn)
  }

  /**
   * Starts a connection, or brings the window of the one under way to the front. Call it inside a click. Settles at the
   * flow's end and never rejects; prevented or disabled: `cancelled` at once.
   */
  async connect(options?: ConnectOptions): ReturnType<Connector['connect']> {
    const { state } = this
    const asks = () => this.dispatchEvent(eventOf('wiro-before-connect', { reconnect: state.status === 'connected' }))
    // Turned off is what begins anew; what is under way is finished.
    const goes = this.#active && ((state as Loose).flow || (!this.disabled && asks()))
    if (!goes) return { outcome: 'cancelled' }
    return this.#active!.connect(options)
  }

  /** @internal */
  get language(): string {
    return this.closest<HTMLElement>('[lang]')?.lang || navigator.language
  }

  /** @internal */
  get version(): string {
    return version
  }

  /** @internal */
  get texts(): Texts {
    return textsFor(this.language)
  }

  /** @internal */
  get controllers(): Controllers {
    if (!this.#controllers) throw new Error('wiro-hubspot-connect: read before the views on demand were loaded')
    return this.#controllers
  }

  /** @internal */
  get connection(): Connector | undefined {
    return this.#active
  }

  /** @internal */
  get panel(): PanelName | undefined {
    return this.#panel.name
  }

  /** @internal */
  open(panel: PanelName): Promise<void> {
    return this.#panel.open(panel)
  }

  /** @internal */
  close(): Promise<void> {
    return this.#panel.close()
  }

  /** @internal Returns the sentence that the relay page shows when it cannot close itself. */
  relayText(): string {
    return this.texts.first.relay
  }

  /** Stops waiting; what was connected before stays connected. */
  cancel(): void {
    this.#active?.cancel()
  }

  /** What the person read on HubSpot's page, where HubSpot sent nothing back. */
  reportProblem(code: Code): void {
    void this.#active?.reportProblem(code)
  }

  /** Disconnects without asking; the card's own button asks first. */
  async disconnect(): ReturnType<Connector['disconnect']> {
    return this.#active?.disconnect() ?? { outcome: 'kept' }
  }

  /** Starts the agent: a running one renews access. */
  async startAgent(): ReturnType<Connector['startAgent']> {
    return this.#active?.startAgent() ?? { outcome: 'refused' }
  }

  /** Reads the status and resolves to the state it led to. */
  async checkStatus(): Promise<State> {
    return this.#active?.checkStatus() ?? this.state
  }

  protected override render(): unknown {
    const { state } = this
    const base = (views[state.status] ?? progressView)(this satisfies Card as never)
    const view = this.#panel.render(loaded()?.over(this, base) ?? base)
    this.#againIn = view.refreshAfterMs
    const { tone, status, text, note, body } = view
    const busy = tone === 'busy' && state.status !== 'authorizing'
    return html`<section part="card" aria-labelledby="title" data-tone=${tone ?? nothing} ?data-row=${!body}
      aria-busy=${busy || nothing} @keydown=${this.#handleKey}>
      <span part="mark"><slot name="icon">${mark}</slot></span>
      <h3 part="title" id="title" aria-level=${'123456'[this.headingLevel - 1] ?? 3}><slot name="title">${this.texts.first.title}</slot></h3>
      <p part="status" role="status">${svgIcon(view.icon ?? tone ?? 'none')}<span>${status}</span></p>
      ${text && html`<p part="text">${text}</p>`}
      ${view.lines}
      ${note && html`<p part="note">${note}</p>`}
      ${body || view.notice || nothing}
      <div part="actions">${view.buttons.map(this.#drawButton, this)}</div>
      ${view.code}
      <slot name="footer"></slot>
    </section>`
  }

  #handleKey(event: KeyboardEvent): void {
    // A key that is held presses again and again, and the button under it means something else by then.
    if (event.repeat && event.key === 'Enter') event.preventDefault()
    if (event.key === 'Escape' && this.#panel.isRequested) void this.close()
  }

  /** The second press of a double click was meant for the button that stood there before. */
  #drawButton({ label, press: given, kind, disabled, opens }: Button): unknown {
    const press = given ?? (opens && (() => this.open(opens)))
    return html`<button type="button"
      part=${kind ? 'button ' + kind : 'button'} ?disabled=${disabled} aria-disabled=${press ? nothing : 'true'}
      tabindex=${kind === 'skeleton' ? -1 : nothing} data-opens=${opens ?? nothing}
      @click=${({ detail }: MouseEvent) => detail < 2 && press?.()}>${label}</button>`
  }

  // ── The connector ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** Asks whom it is told to ask; a flow under way ends where it began. */
  #renew(atOnce = false): void {
    if (!this.#stale || (!atOnce && (this.state as Loose).flow)) return
    this.#detach()
    this.#own = this.#known = undefined
    this.#stale = false
    void this.#attach()
  }

  async #attach(): Promise<void> {
    if (this.loading === 'lazy' && !this.#active) await demand(this.language).then(() => loaded()?.seen(this))
    if (this.isConnected) this.#listen()
  }

  #listen(): void {
    this.#detach()
    this.#active = this.connector ?? (this.#own ??= createConnector(this))
    this.#unsubscribe = this.#active.subscribe((change) => this.#handleChange(change))
    this.#show(this.state)
  }

  #detach(): void {
    this.#unsubscribe?.()
    clearTimeout(this.#again)
  }

  #handleChange(change: StateChange): void {
    const known = this.#known
    if (change.state.status !== change.previous.status) this.#panel.discard()
    this.#show(change.state)
    for (const event of eventsOf(change, known)) this.dispatchEvent(event)
    this.#renew()
  }

  /** Draws a state. */
  #show(state: State): void {
    if (/^(dis)?connected$/.test(state.status)) this.#known = state
    // Asked for when a flow starts, so that its words are there when it fails.
    const { problem, health = 'ok' } = state as Loose
    if (!views[state.status] || customStates[state.status] || problem || health !== 'ok')
      void demand(this.language).then(() => this.requestUpdate())
    // Safari before 17.4 has none.
    const states = this.#internals.states as CustomStateSet | undefined
    states?.clear()
    states?.add(views[state.status] ? (customStates[state.status] ?? state.status) : 'connecting')
    this.requestUpdate()
  }

  // ── After drawing ─────────────────────────────────────────────────────────────────────────────────────────────────

  #styleMore(): void {
    const more = loaded()
    if (!more || this.#styled) return
    this.#styled = true
    more.follow(this)
    adoptStyles(this.renderRoot as ShadowRoot, [WiroHubspotConnect.styles, unsafeCSS(more.styles)])
  }
}
