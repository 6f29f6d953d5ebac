/**
 * `<wiro-hubspot-connect>`: draws a connection, and turns presses into the connector's methods. The connector decides
 * what happens in between; `views/` decides what is drawn.
 */
import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { State, StateChange } from '../connector/state.js'
import { version } from '../version.js'
import { ConnectionElement } from './base-element.js'
import type { Controllers } from './controllers/index.js'
import type { PanelController } from './controllers/panel.js'
import { PreloadController } from './controllers/preload.js'
import { isRepeatedPress } from './double-press.js'
import { mark, svgIcon } from './icons.js'
import { problemViews } from './problem-views.js'
import { styles } from './styles/index.js'
import type { Button, PanelName } from './view.js'
import { customStateOf, viewOf } from './views/index.js'

/**
 * @summary Connects a HubSpot account to a Wiro agent, and shows how the connection stands.
 *
 * @fires {WiroBeforeConnectEvent} wiro-before-connect - Before a flow begins; can be cancelled.
 * @fires {WiroStateChangeEvent} wiro-state-change - The state changed.
 * @fires {WiroConnectedEvent} wiro-connected - An account is connected where none was.
 * @fires {WiroDisconnectedEvent} wiro-disconnected - The account is not connected any more.
 * @fires {WiroPortalChangeEvent} wiro-portal-change - Another account is connected in place of one.
 * @fires {WiroErrorEvent} wiro-error - Something failed.
 * @fires {WiroFlowEndEvent} wiro-flow-end - A flow ended.
 *
 * @slot icon - In place of HubSpot's mark.
 * @slot title - In place of the title.
 * @slot description - In place of what connecting gives.
 * @slot connected - In place of the account's lines.
 * @slot footer - Below everything else.
 * @slot problem-<code> - In place of the steps about a code.
 *
 * @csspart card - The frame around everything.
 * @csspart mark - The frame around the icon.
 * @csspart title - The title.
 * @csspart status - The status, announced when it changes.
 * @csspart text - A sentence about the status.
 * @csspart note - A quiet sentence below the text.
 * @csspart account - The account's name or portal id.
 * @csspart body - What stands between the sentences and the buttons.
 * @csspart actions - The row of buttons.
 * @csspart button - Each button; also `action`, `aside`, `removal` or `skeleton`, by its kind.
 * @csspart code - The line with a problem's code.
 *
 * @cssproperty --wiro-accent - The colour of the leading button.
 * @cssproperty --wiro-radius - The radius of the card's corners.
 *
 * @cssstate checking - The first status read is under way.
 * @cssstate disconnected - No account is connected.
 * @cssstate connecting - A flow is under way.
 * @cssstate connected - An account is connected.
 * @cssstate failed - Something failed.
 */
export class WiroHubspotConnect extends ConnectionElement {
  static override readonly styles = styles
  static readonly version = version

  readonly #internals = this.attachInternals()
  readonly #preload = new PreloadController(this)
  /** Of the views on demand; `undefined` before they are loaded. */
  #controllers: Controllers | undefined
  #panel: PanelController | undefined
  /** The panel that was asked for last and is still loading. It may be loading over another that is open. */
  #panelRequest: { opener: string | undefined } | undefined

  // ── What views draw from ──────────────────────────────────────────────────────────────────────────────────────────

  /** @internal */
  get controllers(): Controllers {
    return this.#controllers!
  }

  /** @internal */
  get panel(): PanelName | undefined {
    return this.#panel?.name
  }

  /**
   * @internal Opens a panel once it is loaded. Does nothing where it did not load, or where it was closed or another one was
   * requested meanwhile.
   */
  async open(name: PanelName): Promise<void> {
    const opener = this.shadowRoot!.activeElement?.getAttribute('data-opens') ?? undefined
    const request = (this.#panelRequest = { opener })
    const isLoaded = await this.#preload.loadPanel(name)
    if (this.#panelRequest !== request) return
    this.#panelRequest = undefined
    if (!isLoaded) return
    this.#takeOverViews()
    await this.#panel?.open(name, opener)
  }

  /** @internal */
  async close(): Promise<void> {
    this.#panelRequest = undefined
    await this.#panel?.close()
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    this.#takeOverViews()
  }

  /** Takes over the views on demand once they are loaded: their controllers and their style sheet. */
  #takeOverViews(): void {
    const views = problemViews()
    if (!views || this.#controllers) return
    this.#controllers = new views.Controllers(this)
    this.#panel = new views.PanelController(this)
    adoptStyles(this.renderRoot as ShadowRoot, [styles, views.onDemandStyles])
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override render(): unknown {
    const base = viewOf(this)
    const view = this.#panel?.render(base) ?? base
    const { tone, status, text, lines, note, body, notice, buttons, code } = view
    const busy = tone === 'busy' && this.state.status !== 'authorizing'
    return html`<section part="card" aria-labelledby="title" data-tone=${tone ?? nothing} ?data-row=${!body}
      aria-busy=${busy || nothing} @keydown=${this.#handleKey}>
      <span part="mark"><slot name="icon">${mark}</slot></span>
      <h3 part="title" id="title" aria-level=${this.#level}><slot name="title">${this.texts.first.title}</slot></h3>
      <p part="status" role="status">${svgIcon(view.icon ?? tone ?? 'none')}<span>${status}</span></p>
      ${text && html`<p part="text">${text}</p>`}
      ${lines}
      ${note && html`<p part="note">${note}</p>`}
      ${body || notice || nothing}
      <div part="actions">${buttons.map(this.#renderButton, this)}</div>
      ${code}
      <slot name="footer"></slot>
    </section>`
  }

  /** The leading button is the same element in all states, so that it keeps the focus. */
  #renderButton(button: Button): TemplateResult {
    const { label, press, kind, disabled, opens } = button
    const isIdle = !press && !opens
    return html`<button type="button" part=${kind ? 'button ' + kind : 'button'} ?disabled=${disabled}
      aria-disabled=${isIdle || nothing} tabindex=${kind === 'skeleton' ? -1 : nothing} data-opens=${opens ?? nothing}
      @click=${(event: MouseEvent) => this.#handleClick(event, button)}>${label}</button>`
  }

  get #level(): number {
    return [1, 2, 3, 4, 5, 6].includes(this.headingLevel) ? this.headingLevel : 3
  }

  // ── Handlers ──────────────────────────────────────────────────────────────────────────────────────────────────────

  #handleClick({ detail }: MouseEvent, { press, opens }: Button): void {
    // The second press of a double click was meant for the button that stood there before.
    if (detail > 1) return
    if (press) press()
    else if (opens) void this.open(opens)
  }

  #handleKey(event: KeyboardEvent): void {
    if (isRepeatedPress(event, this.state, Date.now())) event.preventDefault()
    if (event.key === 'Escape' && (this.panel || this.#panelRequest)) void this.close()
  }

  protected override handleChange(change: StateChange | undefined, lastSettled: State | undefined): void {
    if (change && change.state.status !== change.previous.status) {
      this.#panelRequest = undefined
      this.#panel?.discard()
    }
    // Safari before 17.4 has no custom states.
    const states = this.#internals.states as CustomStateSet | undefined
    states?.clear()
    states?.add(customStateOf(this.state))
    super.handleChange(change, lastSettled)
  }
}
