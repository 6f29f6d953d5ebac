/** Nothing is connected: what connecting gives, and who may connect. */
import { html } from 'lit'
import type { Card, View } from '../view.js'

export function disconnectedView(card: Card): View {
  const { status, text, note, disabled, button } = card.texts.first.disconnected
  return {
    icon: 'none',
    status,
    text: html`<slot name="description">${text}</slot>`,
    note: card.disabled ? disabled : note,
    buttons: [{ label: button, press: () => card.connect(), kind: 'action', disabled: card.disabled }],
  }
}
