/** What a flow may come to after minutes: help is offered, its time runs out, or HubSpot sent nothing back. Loaded on demand. */
import type { State } from '../../protocol.js'
import { linkIn, said, warn, type Filling, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'
import { questionView } from './question.js'

type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>

/** When there is little time left, in milliseconds. */
const last = 120_000

/** When time runs out, opening the window again is of no use any more, starting again is. */
export function waitingView(card: Card<Waiting>, view: View, html: Template, fill: Filling): View {
  const { ending, lingering, buttons: words } = said(card.messages)
  const { expiresAt, lingering: long } = card.state.flow
  if (+expiresAt - Date.now() >= last) {
    if (!long || typeof card.panel === 'function') return view
    const link = linkIn([lingering.link, () => card.open('question')], html)
    return { ...view, note: fill(lingering.note, { note: view.note, link }) }
  }
  const press = () => card.connect('restart')
  const buttons = view.buttons.map((one, index, all): Button =>
    index === all.length - 2 ? [words.restart, press, one[2]] : one,
  )
  return { ...view, tone: 'caution', icon: warn, ...ending, buttons }
}

export function unfinishedView(card: Card<Waiting>, _: View, html: Template, fill: Filling): View {
  const { messages } = card
  const { status, text } = said(messages).unfinished
  const retry: Button = [messages.buttons.retry, 'connect', 'action']
  const others: Button[] = [[messages.buttons.cancel, 'cancel', 'aside']]
  return questionView(card, { tone: 'caution', status, text, buttons: [] }, { retry, others }, html, fill)
}
