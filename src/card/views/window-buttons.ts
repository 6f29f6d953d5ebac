/** The buttons of a flow whose window is open. */
import type { Button, Card, StateOf } from '../view.js'

/** Any state of a flow that is under way. */
export type ProgressCard = Card<StateOf<'opening' | 'authorizing' | 'verifying' | 'unfinished'>>

/** Returns the button that ends the flow. */
export const cancelButton = (card: Card): Button => ({
  label: card.texts.first.buttons.cancel,
  press: () => card.cancel(),
  kind: 'quiet',
})

/** Without a window to show, `again` leads. */
export function windowButtons(card: ProgressCard, again: Button): Button[] {
  if (!card.state.flow.windowHeld) return [again, cancelButton(card)]
  const show: Button = { label: card.texts.first.buttons.show, press: () => card.connect() }
  return [show, { ...again, kind: 'quiet' }, cancelButton(card)]
}
