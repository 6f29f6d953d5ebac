/** What a flow may come to after minutes: its time runs out, or HubSpot sent nothing back. Loaded on demand. */
import type { Code, State } from '../../protocol.js'
import { draw, said, warn, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'

type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>
type Choice = Code | 'nothing'

/** What a person may have read on HubSpot's page. */
const choices: Choice[] = ['nothing', 'hubspot_no_permission', 'hubspot_plan_lacks_scope', 'hubspot_link_retired']

/** What only an own app can meet comes before the last. */
const ownChoices: Choice[] = ['hubspot_scope_mismatch', 'hubspot_redirect_mismatch', 'hubspot_unknown_client']

export const next = 'm6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z'

/** When there is little time left, in milliseconds. */
const last = 120_000

/** When time runs out, opening the window again is of no use any more, starting again is. */
export function waitingView(card: Card<Waiting>, view: View): View {
  if (+card.state.flow.expiresAt - Date.now() >= last) return view
  const { ending, buttons: words } = said(card.messages)
  const press = () => card.connect('restart')
  const buttons = view.buttons.map((one, index, all): Button =>
    index === all.length - 2 ? [words.restart, press, one[2]] : one,
  )
  return { ...view, tone: 'caution', icon: warn, ...ending, buttons }
}

export function unfinishedView(card: Card<Waiting>, _: View, html: Template): View {
  const { messages, authMethod } = card
  const { status, text, question, choices: labels } = said(messages).unfinished
  const offered = authMethod === 'own' ? [...choices.slice(0, -1), ...ownChoices, ...choices.slice(-1)] : choices
  const choose = (choice: Choice) => (choice === 'nothing' ? card.connect() : card.explain(choice))
  const item = (choice: Choice) =>
    html`<li><button type="button" part="choice" @click=${() => choose(choice)}>${labels[choice as 'nothing']}${draw(next, html)}</button></li>`
  return {
    tone: 'caution',
    status,
    text,
    body: html`<div part="body"><p part="heading" id="shown">${question}</p><ul part="choices" aria-labelledby="shown">${offered.map(item)}</ul></div>`,
    buttons: [
      [messages.buttons.retry, 'connect', 'action'],
      [messages.buttons.cancel, 'cancel', 'aside'],
    ],
  }
}
