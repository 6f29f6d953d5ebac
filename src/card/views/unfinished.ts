/** HubSpot sent nothing back: the question about its page, and another try. Loaded on demand. */
import type { Button, Card, StateOf, View } from '../view.js'
import { questionView } from '../panels/hubspot-error/question.js'

export function unfinishedView(card: Card<StateOf<'unfinished'>>): View {
  const { unfinished, codes } = card.texts.problems
  const { buttons } = card.texts.first
  // A flow in this tab had no window to close or to go on in.
  const text = card.state.flow.redirect ? codes.unfinished.text : unfinished.text
  const retry: Button = { label: buttons.retry, press: () => card.connect(), kind: 'action' }
  const others: Button[] = [{ label: buttons.cancel, press: () => card.cancel(), kind: 'aside' }]
  const base: View = { tone: 'caution', status: unfinished.status, text, buttons: [] }
  return questionView(card, base, { retry, others })
}
