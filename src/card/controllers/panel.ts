/**
 * The panel that is shown in place of the card's own view. Opening takes the focus into the panel; closing gives it back to the
 * button that opened it. Loaded on demand.
 */
import type { ReactiveController } from 'lit'
import { panelClass, panelOfState } from '../panels/index.js'
import type { Panel } from '../panels/panel.js'
import { addStyles } from '../styles/add-styles.js'
import type { Card, PanelName, View } from '../view.js'

export class PanelController implements ReactiveController {
  readonly #card: Card
  /** The panels that were created so far; each is kept for as long as the card. */
  readonly #panels = new Map<PanelName, Panel>()
  #open: PanelName | undefined
  /** The `data-opens` of the button that was pressed: the button itself may be drawn anew before the focus comes back. */
  #opener: string | undefined

  constructor(card: Card) {
    this.#card = card
    card.addController(this)
  }

  /** The panel that is open. */
  get name(): PanelName | undefined {
    return this.#open
  }

  hostUpdate(): void {
    const name = this.#shown
    if (name) this.#create(name)
  }

  /** Returns the view of the open panel, or of the one that the state requires; else `base`, the card's own view. */
  render(base: View): View {
    const name = this.#shown
    return (name && this.#panels.get(name)?.render(base)) ?? base
  }

  /** Opens a panel, whose module has to be loaded, and moves the focus into it. `opener` is the button's `data-opens`. */
  async open(name: PanelName, opener: string | undefined): Promise<void> {
    if (!this.#open) this.#opener = opener
    this.#setOpen(name)
    await this.#card.updateComplete
    this.#focusPanel()
  }

  /** Closes the panel, and gives the focus back. */
  async close(): Promise<void> {
    this.discard()
    await this.#card.updateComplete
    const opener = [...this.#root.querySelectorAll('button')].find(({ dataset }) => dataset.opens === this.#opener)
    const target = (this.#opener && opener) || this.#actions[0]
    target?.focus()
  }

  /** Closes the panel and leaves the focus where it is, because the state below has changed. */
  discard(): void {
    this.#setOpen(undefined)
  }

  get #shown(): PanelName | undefined {
    return 'panels' in this.#card.texts ? (this.#open ?? panelOfState(this.#card)) : undefined
  }

  #create(name: PanelName): void {
    const PanelClass = panelClass(name)
    if (!PanelClass || this.#panels.has(name)) return
    const panel = new PanelClass(this.#card)
    this.#panels.set(name, panel)
    for (const sheet of panel.styles ?? []) addStyles(this.#root, sheet)
  }

  #setOpen(name: PanelName | undefined): void {
    const before = this.#open
    this.#open = name
    if (before && before !== name) this.#panels.get(before)?.handleClose?.()
    this.#card.requestUpdate()
  }

  // ── Focus ───────────────────────────────────────────────────────────────────────────────────────────────────────

  get #root(): ShadowRoot {
    return this.#card.renderRoot as ShadowRoot
  }

  get #actions(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[part=actions] > *')]
  }

  #focusPanel(): void {
    if (!this.#open) return
    const target = this.#root.querySelector<HTMLElement>('[data-focus]') ?? this.#actions.at(-1)
    target?.focus()
  }
}
