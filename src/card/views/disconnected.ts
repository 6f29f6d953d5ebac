/** Nothing is connected: what connecting gives, and who may connect. */
import { html } from 'lit'
import type { Texts } from '../locales/texts.js'
import type { Card, StateOf, View } from '../view.js'

export function disconnectedView(card: Card<StateOf<'disconnected' | 'setup'>>): View {
  const { status, text, note, disabled, button } = card.texts.first.disconnected
  return {
    icon: 'none',
    status,
    text: html`<slot name="description">${text}</slot>`,
    note: card.disabled ? disabled : (windowLeftText(card) ?? note),
    buttons: [{ label: button, press: () => card.connect(), kind: 'action', disabled: card.disabled }],
  }
}

/** The text is loaded while a flow waits. */
const windowLeftText = ({ state, texts }: Card<StateOf<'disconnected' | 'setup'>>): string | undefined =>
  'windowLeft' in state && state.windowLeft ? (texts as Partial<Texts>).problems?.windowLeft : undefined
