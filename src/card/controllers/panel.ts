/**
 * The panel that is open over the card's state. Opening takes the focus into the panel; closing gives it back to the
 * button that opened it. Loaded on demand.
 */
import type { ReactiveController } from 'lit'
import { panelClass, panelOfState } from '../panels/index.js'
import type { Panel } from '../panels/panel.js'
import type { Card, PanelName, View } from '../view.js'

export class PanelController implements ReactiveController {
  readonly #card: Card
  /** The panels that this card has shown before. */
  readonly #panels = new Map<PanelName, Panel>()
  #open: PanelName | undefined
  /** The panel that the person's button opened. That button may be another element when the focus is given back. */
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

  /** Returns the view of the open panel, or of the one that the state is drawn with; else the view below it. */
  render(base: View): View {
    const name = this.#shown
    return (name && this.#panels.get(name)?.render(base)) ?? base
  }

  /** Opens a panel that is loaded, and moves the focus into it. `opener` names the panel that the pressed button opens. */
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
    return this.#open ?? panelOfState(this.#card)
  }

  #create(name: PanelName): void {
    const PanelClass = panelClass(name)
    if (PanelClass && !this.#panels.has(name)) this.#panels.set(name, new PanelClass(this.#card))
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
