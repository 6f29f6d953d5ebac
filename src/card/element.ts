/**
 * `<wiro-hubspot-connect>`: draws a connection, and turns presses into the connector's methods. The connector decides
 * what happens in between; `views/` decides what is drawn.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { State, StateChange } from '../connector/state.js'
import { version } from '../version.js'
import { ConnectionElement } from './base-element.js'
import type { Controllers } from './controllers/index.js'
import { FoldController } from './controllers/fold.js'
import { OnDemandController } from './controllers/on-demand.js'
import { CustomState } from './custom-state.js'
import { isRepeatedPress } from './double-press.js'
import { DrawnNodes } from './drawn-nodes.js'
import { mark, svgIcon } from './icons.js'
import { styles } from './styles/index.js'
import type { Button, PanelName } from './view.js'
import { customStateOf, viewOf } from './views/index.js'

// Each description below is a cell of a table in `docs/`, for whoever embeds the element: at most 120 characters.
/**
 * @summary Connects a HubSpot account to a Wiro agent, and shows how the connection stands.
 * @tagname wiro-hubspot-connect
 *
 * @fires {WiroBeforeConnectEvent} wiro-before-connect - Before a flow begins. `preventDefault()` stops it. A card that
 * joins a flow under way asks too.
 * @fires {WiroStateChangeEvent} wiro-state-change - After every change of the state, before the other events of that
 * change.
 * @fires {WiroConnectedEvent} wiro-connected - An account is connected where none was: here, in another tab, or late.
 * @fires {WiroDisconnectedEvent} wiro-disconnected - The account is not connected any more.
 * @fires {WiroPortalChangeEvent} wiro-portal-change - Another HubSpot account is connected in place of the one before.
 * @fires {WiroErrorEvent} wiro-error - Something failed, and `code` says what. Success may still follow.
 * @fires {WiroFlowEndEvent} wiro-flow-end - A flow ended; fired once per flow. `duration` is in milliseconds.
 *
 * @slot icon - Replaces HubSpot's mark. 28 pixels wide and high.
 * @slot title - Replaces the word “HubSpot”.
 * @slot description - Replaces the sentence on what connecting gives, while no account is connected.
 * @slot connected - Replaces the account's lines, while an account is connected.
 * @slot problem-<code> - Replaces the steps of the code in its name, as in `problem-forbidden`.
 * @slot agent-<reason> - What to do where the agent cannot run, as in `agent-no_credits`: your link stands in place of the card's advice.
 * @slot footer - Comes last, in every state.
 *
 * @csspart card - The frame around everything.
 * @csspart mark - The tile with HubSpot's mark.
 * @csspart words - The title, the status and the sentences: a box of its own in a row. Screen readers say what changes.
 * @csspart title - The title.
 * @csspart status - The status with its icon.
 * @csspart text - The sentence below the status.
 * @csspart note - The quieter sentence below the text.
 * @csspart account - The account's name, or its Hub ID.
 * @csspart skeleton - A bar in place of a sentence or a button that is still to come.
 * @csspart body - All between the sentences and the buttons.
 * @csspart heading - A question, or the heading of a step.
 * @csspart steps - What to do: a list, or one sentence.
 * @csspart choices - A list to choose from, as of what HubSpot showed.
 * @csspart choice - One line of such a list.
 * @csspart setup - The steps for setting up your own HubSpot app, below their tabs.
 * @csspart tabs - The row of tabs above the steps: one for each way to an app.
 * @csspart tab - One of these tabs.
 * @csspart step - One step of the set-up.
 * @csspart file - A text to copy, with its name and buttons.
 * @csspart small - A small button, beside `button`: those of a text to copy.
 * @csspart command - A command to copy, beside `file`.
 * @csspart options - The ways to distribute an app.
 * @csspart option - One of them, with its limits.
 * @csspart pair - Two texts to copy, side by side where there is room.
 * @csspart field - A label with its input and hint.
 * @csspart label - The name of an input.
 * @csspart input - A text field, a text area or a list of options.
 * @csspart hint - What to know about an input.
 * @csspart fault - What is wrong with an input.
 * @csspart details - The closed line at the end of a problem, with what developers need to know.
 * @csspart summary - The words of that line.
 * @csspart developer - What developers need to know: in the details, or in place of a card that is not embedded completely.
 * @csspart notice - A line about a problem over an account that is still connected.
 * @csspart link - A link or a button within a line of text.
 * @csspart actions - The row of buttons.
 * @csspart button - Every button of the row.
 * @csspart action - The filled button, beside `button`. A card has at most one.
 * @csspart plain - An outlined button, beside `button`.
 * @csspart quiet - A button without a frame, beside `button`.
 * @csspart removal - The red button that disconnects, beside `button`.
 * @csspart announcement - What screen readers say of a press, such as “Copied”. It is not visible.
 * @csspart code - The line with a problem's code, in the details.
 *
 * @cssproperty [--wiro-accent=#3b5bdb] - The filled button, the mark and the icon that turns.
 * @cssproperty [--wiro-accent-text=#fff] - The text on the accent. Black by itself where that reads better, if the
 * browser can tell.
 * @cssproperty [--wiro-text=inherit] - The text.
 * @cssproperty [--wiro-muted=color-mix(in srgb, currentColor 78%, transparent)] - Quieter text.
 * @cssproperty [--wiro-line=color-mix(in srgb, currentColor 16%, transparent)] - Frames and lines. Around buttons
 * `color-mix(in srgb, currentColor 24%, transparent)`.
 * @cssproperty [--wiro-tint=color-mix(in srgb, currentColor 6%, transparent)] - Quiet areas.
 * @cssproperty [--wiro-positive=color-mix(in oklab, #12a150 75%, currentColor)] - The icon of “Connected”.
 * @cssproperty [--wiro-caution=color-mix(in oklab, #d97706 65%, currentColor)] - The icon of a problem that the person
 * or a HubSpot admin can solve.
 * @cssproperty [--wiro-negative=color-mix(in oklab, #dc2f2f 60%, currentColor)] - The icon of every other problem, and
 * wrong input.
 * @cssproperty [--wiro-busy=color-mix(in oklab, var(--wiro-accent) 55%, currentColor)] - The icon that turns.
 * @cssproperty [--wiro-focus=#1e40af] - The outer line of the focus ring.
 * @cssproperty [--wiro-focus-halo=#fff] - The inner line of the focus ring. One of both stands out on any page.
 * @cssproperty [--wiro-radius=12px] - The radius that all others follow.
 * @cssproperty [--wiro-font-size=max(0.875rem, 0.875em)] - The size of the text. Everything else is relative to it.
 * @cssproperty [--wiro-title-size=1.1429em] - The size of the title.
 * @cssproperty [--wiro-title-weight=600] - The font weight of the title.
 * @cssproperty [--wiro-gap=12px] - The space between the status and the sentences.
 * @cssproperty [--wiro-font-mono=ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace] - The font of codes and
 * addresses.
 * @cssproperty [--wiro-mark-background=var(--wiro-tint)] - The tile behind the mark.
 * @cssproperty [--wiro-card-background=none] - The background of the card.
 * @cssproperty [--wiro-card-border=1px solid var(--wiro-line)] - The frame of the card.
 * @cssproperty [--wiro-card-radius=var(--wiro-radius)] - The radius of the card's corners.
 * @cssproperty [--wiro-card-shadow=none] - The shadow of the card.
 * @cssproperty [--wiro-card-padding=20px] - The space within the frame. In a narrow card `16px`.
 * @cssproperty [--wiro-button-radius=calc(var(--wiro-radius) * 2 / 3)] - The radius of buttons, fields, lists and the
 * mark.
 * @cssproperty [--wiro-button-height=36px] - The least height of buttons and fields.
 * @cssproperty [--wiro-button-weight=500] - The font weight of buttons.
 * @cssproperty [--wiro-action-background=var(--wiro-accent)] - The filled button.
 * @cssproperty [--wiro-action-text=var(--wiro-accent-text)] - The text on the filled button.
 * @cssproperty [--wiro-plain-background=none] - The outlined buttons.
 * @cssproperty [--wiro-plain-text=inherit] - The text on the outlined buttons.
 * @cssproperty [--wiro-quiet-text=var(--wiro-muted)] - The buttons without a frame.
 * @cssproperty [--wiro-removal-background=#c92a2a] - The button that disconnects.
 * @cssproperty [--wiro-removal-text=#fff] - The text on the button that disconnects.
 * @cssproperty [--wiro-input-border=color-mix(in srgb, currentColor 58%, transparent)] - The frame of fields, and of
 * the hint for developers.
 * @cssproperty [--wiro-input-background=none] - The background of fields.
 *
 * @cssstate checking - The first status read is under way.
 * @cssstate disconnected - No account is connected.
 * @cssstate connecting - A flow is under way.
 * @cssstate connected - An account is connected.
 * @cssstate failed - Something failed.
 */
export class WiroHubspotConnect extends ConnectionElement {
  static override readonly styles = styles
  /** The package's version. */
  static readonly version: string = version

  readonly #customState = new CustomState(this)
  readonly #onDemand = new OnDemandController(this)
  readonly #fold = new FoldController(this)
  readonly #drawnNodes = new DrawnNodes()
  /** What the button said that a pointer went down on last. */
  #pressedLabel: string | undefined

  // ── What views draw from ──────────────────────────────────────────────────────────────────────────────────────────

  /** @internal */
  get controllers(): Controllers {
    return this.#onDemand.controllers
  }

  /** @internal */
  get panel(): PanelName | undefined {
    return this.#onDemand.panel
  }

  /** @internal */
  open(name: PanelName): Promise<void> {
    return this.#onDemand.open(name)
  }

  /** @internal */
  close(): Promise<void> {
    return this.#onDemand.close()
  }

  // ── Lifecycle ─────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override update(changed: PropertyValues<this>): void {
    const hadFocus = this.#hasFocus()
    this.#drawnNodes.draw(this, () => super.update(changed))
    if (hadFocus && !this.#hasFocus()) this.#focusLeadingButton()
  }

  #hasFocus(): boolean {
    return !!this.#root.activeElement
  }

  /** What held the focus is gone: without this, the focus would fall to the page. */
  #focusLeadingButton(): void {
    const target = this.#root.querySelector<HTMLElement>('[part=actions] > button:enabled') ?? this.#section
    if (target === this.#section) target?.setAttribute('tabindex', '-1')
    target?.focus()
  }

  // ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────────────────

  protected override render(): unknown {
    const view = this.#onDemand.render(viewOf(this))
    const { tone, status, text, lines, note, body, notice, details } = view
    const isRow = this.appearance === 'inline' && !body
    const buttons = isRow ? this.#fold.fold(view.buttons, this.texts.first.buttons.more) : view.buttons
    return html`<section part="card" role="group" translate="no" aria-labelledby="title" lang=${this.language} data-tone=${tone ?? nothing}
      ?data-row=${isRow} @keydown=${this.#handleKey}>
      <span part="mark"><slot name="icon">${mark}</slot></span>
      <div part="words" role="status" aria-atomic="false">
        <h3 part="title" id="title" aria-level=${this.#level}><slot name="title">${this.texts.first.title}</slot></h3>
        <p part="status">${svgIcon(view.icon ?? tone ?? 'none')}<span>${status}</span></p>
        ${text && html`<p part="text">${text}</p>`}
        ${lines}
        ${note && html`<p part="note" aria-live="off">${note}</p>`}
        ${this.#onDemand.isPanelMissing ? html`<p part="note" role="alert">${this.texts.first.notLoaded}</p>` : nothing}
      </div>
      ${body ?? (isRow ? nothing : notice)}
      <div part="actions">${buttons.map(this.#renderPlaced, this)}</div>
      ${isRow ? notice : nothing}
      ${details}
      <slot name="footer"></slot>
    </section>`
  }

  /**
   * The leading button is the same element in all states, so that it keeps the focus. Behind it a button without a frame is an
   * element of its own: one with a frame that comes instead is another button, which has not moved there.
   */
  #renderPlaced(button: Button, index: number): unknown {
    const drawn = this.#renderButton(button)
    return index && button.kind === 'quiet' ? html`${drawn}` : drawn
  }

  #renderButton(button: Button): TemplateResult {
    const { label, press, kind = 'plain', disabled, opens, expanded } = button
    const isIdle = !press && !opens
    return html`<button type="button" part=${'button ' + kind} ?disabled=${disabled}
      aria-disabled=${isIdle || nothing} aria-expanded=${expanded ?? nothing} tabindex=${kind === 'skeleton' ? -1 : nothing} data-opens=${opens ?? nothing}
      @pointerdown=${() => (this.#pressedLabel = label)} @click=${(event: MouseEvent) => this.#handleClick(event, button)}>${label}</button>`
  }

  get #root(): ShadowRoot {
    return this.renderRoot as ShadowRoot
  }

  get #section(): HTMLElement | null {
    return this.#root.querySelector('section')
  }

  get #level(): number {
    return [1, 2, 3, 4, 5, 6].includes(this.headingLevel) ? this.headingLevel : 3
  }

  // ── Handlers ──────────────────────────────────────────────────────────────────────────────────────────────────────

  #handleClick({ detail }: MouseEvent, { label, press, opens }: Button): void {
    const pressedLabel = detail ? this.#pressedLabel : undefined
    // Meant for what the button was before: the second press of a double click, and one that a drawing came into.
    if (detail > 1 || (pressedLabel ?? label) !== label) return
    if (press) press()
    else if (opens) void this.open(opens)
  }

  #handleKey(event: KeyboardEvent): void {
    if (isRepeatedPress(event, this.state, Date.now())) event.preventDefault()
    if (event.key !== 'Escape') return
    const { hasPanel } = this.#onDemand
    // A dialog around the card stays open.
    if (hasPanel || this.#fold.isExpanded) event.preventDefault()
    if (hasPanel) void this.close()
    else this.#fold.setExpanded(false)
  }

  protected override handleChange(change: StateChange | undefined, lastSettled: State | undefined): void {
    if (change && change.state.status !== change.previous.status) {
      this.#fold.isExpanded = false
      this.#onDemand.handleStatusChange(change.state)
    }
    this.#customState.set(customStateOf(this.state))
    super.handleChange(change, lastSettled)
  }
}
