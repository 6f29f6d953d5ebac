/** HubSpot has answered, and Wiro has not confirmed it yet. Loaded on demand. */
import type { Card, StateOf, View } from '../view.js'
import { cancelButton } from './window-buttons.js'

export function verifyingView(card: Card<StateOf<'verifying'>>): View {
  const { first, problems } = card.texts
  const check = { label: first.buttons.check, press: () => card.checkStatus() }
  return { tone: 'busy', ...problems.verifying, buttons: [check, cancelButton(card)] }
}
