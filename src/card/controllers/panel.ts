/**
 * The panel that is open over the card's state. Opening takes the focus into the panel; closing gives it back to the
 * button that opened it.
 */
import type { ReactiveController } from 'lit'
import { loadPanel } from '../panels/index.js'
import type { Panel } from '../panels/panel.js'
import type { Card, PanelName, View } from '../view.js'

export class PanelController implements ReactiveController {
  readonly #card: Card
  /** The panels that this card has opened before. */
  readonly #panels = new Map<PanelName, Panel>()
  /** The panel that was asked for last. It may still be loading, over another that is open. */
  #requested: PanelName | undefined
  #open: PanelName | undefined
  /** The panel that the person's button opened. That button may be another element when the focus is given back. */
  #opener: string | undefined

  constructor(card: Card) {
    this.#card = card
    card.addController(this)
  }

  /** The panel that is open; `undefined` while the first one is loading. */
  get name(): PanelName | undefined {
    return this.#open
  }

  /** A panel is open or loading. */
  get isRequested(): boolean {
    return !!this.#requested
  }

  /** Loads the panel that a state is drawn with, although nobody opened it. */
  hostUpdate(): void {
    const name = panelOfState(this.#card)
    if (name && !this.#panels.has(name)) void this.#load(name).then((panel) => panel && this.#card.requestUpdate())
  }

  /** Returns the view of the open panel, or of the one that the state is drawn with; else the view below it. */
  render(base: View): View {
    const name = this.#open ?? panelOfState(this.#card)
    return (name && this.#panels.get(name)?.render(base)) ?? base
  }

  /**
   * Opens a panel once it is loaded, and moves the focus into it; a panel that is open gets the focus again. Does nothing
   * where the panel did not load, or where it was closed or another one was requested meanwhile.
   */
  async open(name: PanelName): Promise<void> {
    this.#requested = name
    if (!this.#open) this.#opener = this.#focused?.dataset.opens
    const panel = await this.#load(name)
    if (this.#requested !== name) return
    if (!panel) {
      this.#requested = this.#open
      return
    }
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
    this.#requested = undefined
    this.#setOpen(undefined)
  }

  async #load(name: PanelName): Promise<Panel | undefined> {
    const known = this.#panels.get(name)
    if (known) return known
    const PanelClass = await loadPanel(name, this.#card.language).catch(() => undefined)
    if (PanelClass && !this.#panels.has(name)) this.#panels.set(name, new PanelClass(this.#card))
    return this.#panels.get(name)
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

  get #focused(): HTMLElement | null {
    return this.#root.activeElement as HTMLElement | null
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

/** Returns the panel that a state is drawn with: where connecting is on and no HubSpot app is saved, the set-up. */
const panelOfState = ({ state, disabled }: Card): PanelName | undefined =>
  state.status === 'setup' && !disabled ? 'setup' : undefined
