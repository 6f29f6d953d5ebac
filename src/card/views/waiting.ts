/** What a flow may come to after minutes: help is offered, its time runs out, or HubSpot sent nothing back. Loaded on demand. */
import type { State } from '../../connector/state.js'
import { linkIn, said, warn, type Filling, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'
import { questionView } from './question.js'

type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>

/** When there is little time left, in milliseconds. */
const last = 120_000

/** A page that leaves opens no window: it is not to be kept open, and who does not want to leave after all stays. */
export function leavingView(card: Card<Waiting>, view: View): View {
  if (!card.state.flow.redirect) return view
  const stay = () => {
    stop()
    card.cancel()
  }
  const { opening, buttons } = card.messages
  return { tone: 'busy', status: opening.status, buttons: [[buttons.cancel, stay]] }
}

/** When time runs out, opening the window again is of no use any more, starting again is. */
export function waitingView(card: Card<Waiting>, view: View, html: Template, fill: Filling): View {
  const { leaving, expiresAt, lingering: long, redirect } = card.state.flow
  // On its way out it has an address; back on the page what became of it is being read.
  if (leaving) return leavingView(card, view)
  if (redirect) return { tone: 'busy', status: card.messages.checking.status, buttons: view.buttons }
  const { ending, lingering, buttons: words } = said(card.messages)
  if (+expiresAt - Date.now() >= last) {
    if (!long || typeof card.panel === 'function') return view
    const link = linkIn([lingering.link, () => card.open('question')], html)
    return { ...view, note: fill(lingering.note, { note: view.note, link }) }
  }
  const press = () => card.connect({ restart: true })
  const buttons = view.buttons.map((one, index, all): Button =>
    index === all.length - 2 ? [words.restart, press, one[2]] : one,
  )
  return { ...view, tone: 'caution', icon: warn, ...ending, buttons }
}

export function unfinishedView(card: Card<Waiting>, _: View, html: Template, fill: Filling): View {
  const { messages, state } = card
  const { unfinished, codes } = said(messages)
  // There was no window to close, nor is there one to go on in.
  const text = state.flow.redirect ? codes.unfinished!.what : unfinished.text
  const retry: Button = [messages.buttons.retry, 'connect', 'action']
  const others: Button[] = [[messages.buttons.cancel, 'cancel', 'aside']]
  const base: View = { tone: 'caution', status: unfinished.status, text, buttons: [] }
  return questionView(card, base, { retry, others }, html, fill)
}
