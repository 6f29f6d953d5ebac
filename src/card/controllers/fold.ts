/** Folds the buttons of a card that is a row in a list: there is room for two. */
import type { Button } from '../view.js'

/** The element. */
interface Host {
  requestUpdate(): void
}

export class FoldController {
  readonly #host: Host
  /** Whether the quiet buttons are shown. */
  isExpanded = false

  constructor(host: Host) {
    this.#host = host
  }

  /**
   * Returns the buttons of a row. Where they are more than two, the quiet ones follow a button called `label`, and only once
   * that was pressed.
   */
  fold(buttons: readonly Button[], label: string): readonly Button[] {
    const { isExpanded } = this
    const quiet = buttons.filter(({ kind }) => kind === 'quiet')
    if (buttons.length <= 2 || !quiet.length) return buttons
    const others = buttons.filter(({ kind }) => kind !== 'quiet')
    const more: Button = { label, press: () => this.setExpanded(!isExpanded), expanded: isExpanded }
    return [...others, more, ...(isExpanded ? quiet : [])]
  }

  setExpanded(isExpanded: boolean): void {
    this.isExpanded = isExpanded
    this.#host.requestUpdate()
  }
}
