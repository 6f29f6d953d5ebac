/** What is to be said about an account beside which it is: why it is still there, how it goes on. Loaded on demand. */
import type { Problem, State } from '../../protocol.js'
import { draw, said, warn, type Template } from '../said.js'
import type { Card, View } from '../view.js'

type Account = Extract<State, { status: 'connected' | 'disconnecting' }>

/** `view` says which account it is. */
export function standingView(card: Card<Account>, view: View, html: Template): View {
  const { state, messages } = card
  if (state.status === 'disconnecting') {
    const { status, button: label } = said(messages).disconnecting
    return { tone: 'busy', status, lines: view.lines, buttons: [[label]] }
  }
  return state.problem ? { ...view, notice: notice(card, state.problem, html) } : view
}

function notice({ messages }: Card<Account>, { during }: Problem, html: Template) {
  const { connect, disconnect } = said(messages).kept
  return html`<p part="notice">${draw(warn, html)}<span>${during === 'disconnect' ? disconnect : connect}</span></p>`
}
