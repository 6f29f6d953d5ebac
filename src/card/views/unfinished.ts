/** HubSpot sent nothing back: another try, and the way to the question about HubSpot's page. Loaded on demand. */
import { html } from 'lit'
import { questionLink } from '../templates.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { cancelButton } from './window-buttons.js'

export function unfinishedView(card: Card<StateOf<'unfinished'>>): View {
  const { unfinished, codes, kept, questionLink: label } = card.texts.problems
  const { account, flow } = card.state
  // Where an account is connected, nothing tells whether the person approved it anew: it may be the one from before.
  const text = account ? kept.connect : flow.windowClosed ? unfinished.closed : codes.unfinished.text
  const retry: Button = { label: card.texts.first.buttons.retry, press: () => card.connect(), kind: 'action' }
  return {
    tone: 'caution',
    status: codes.unfinished.title,
    text,
    buttons: [retry, cancelButton(card)],
    details: html`<p part="note">${questionLink(card, label)}</p>`,
  }
}
