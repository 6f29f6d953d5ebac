/** Nothing is connected yet, or nobody knows: what connecting gives, and who may do it. */
import { html } from 'lit'
import type { Card, View } from '../view.js'

export function connectView(card: Card): View {
  const { texts, disabled } = card
  const { status, text, note, disabled: off, button: label } = texts.first.disconnected
  return {
    icon: 'none',
    status,
    text: html`<slot name="description">${text}</slot>`,
    note: disabled ? off : note,
    buttons: [{ label, press: () => card.connect(), kind: 'action', disabled }],
  }
}

/** The sentences most likely to come, painted as bars: the card keeps its size in every language, font and width. */
export function checkingView({ state, texts }: Card): View {
  const { text, note, button: label } = texts.first.disconnected
  const { status, slow } = texts.first.checking
  const bar = (words: string) => html`<span part="skeleton" aria-hidden="true">${words}</span>`
  return {
    tone: 'busy',
    status: state.slow ? slow : status,
    text: bar(text),
    note: bar(note),
    buttons: [{ label, kind: 'skeleton' }],
  }
}
