/** What a panel is: a view that a person opens over the card's state, and closes again. */
import type { CSSResult } from 'lit'
import type { View } from '../view.js'

export interface Panel {
  /** Style sheets that the card needs from the panel's first drawing on, in their order. */
  readonly styles?: readonly CSSResult[]
  /**
   * Returns the panel drawn over `base`, the view of the state below it; `undefined` where the panel has no place in that
   * state. An element marked `data-focus` gets the focus when the panel opens, else the last button.
   */
  render(base: View): View | undefined
  /** Called once the panel is closed: its next opening begins anew. */
  handleClose?(): void
}
