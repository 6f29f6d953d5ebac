/** Nothing is connected yet, or nobody knows: what connecting gives, and who may do it. */
import { html } from 'lit'
import type { Card, View } from '../view.js'

export function connectView({ messages, disabled }: Card): View {
  const { status, text, note, disabled: off, button: label } = messages.disconnected
  return {
    icon: 'none',
    status,
    text: html`<slot name="description">${text}</slot>`,
    note: disabled ? off : note,
    buttons: [[label, 'connect', 'action', disabled]],
  }
}

/** The sentences most likely to come, painted as bars: the card keeps its size in every language, font and width. */
export function checkingView({ state, messages }: Card): View {
  const { text, note, button: label } = messages.disconnected
  const { status, later } = messages.checking
  const bar = (words: string) => html`<span part="skeleton" aria-hidden="true">${words}</span>`
  return {
    tone: 'busy',
    status: state.slow ? later : status,
    text: bar(text),
    note: bar(note),
    buttons: [[label, undefined, 'skeleton']],
  }
}
