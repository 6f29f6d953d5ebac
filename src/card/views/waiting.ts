/** HubSpot sent nothing back: the question about its page, and another try. Loaded on demand. */
import type { State } from '../../connector/state.js'
import type { Button, Card, View } from '../view.js'
import { questionView } from '../panels/hubspot-error/question.js'

export function unfinishedView(
  card: Card<Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>>,
): View {
  const { texts, state } = card
  const { unfinished, codes } = texts.problems
  const { buttons } = texts.first
  // A flow in this tab had no window to close or to go on in.
  const text = state.flow.redirect ? codes.unfinished.text : unfinished.text
  const retry: Button = { label: buttons.retry, press: () => card.connect(), kind: 'action' }
  const others: Button[] = [{ label: buttons.cancel, press: () => card.cancel(), kind: 'aside' }]
  const base: View = { tone: 'caution', status: unfinished.status, text, buttons: [] }
  return questionView(card, base, { retry, others })
}
