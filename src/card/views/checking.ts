/** The first status read is under way. */
import { html } from 'lit'
import type { Card, View } from '../view.js'

/** Paints bars in place of the sentences most likely to come, so that the card keeps its size in every language and font. */
export function checkingView({ state, texts }: Card): View {
  const { text, note, button } = texts.first.disconnected
  const { status, slow } = texts.first.checking
  return {
    tone: 'busy',
    status: state.slow ? slow : status,
    text: barTemplate(text),
    note: barTemplate(note),
    buttons: [{ label: button, kind: 'skeleton' }],
  }
}

const barTemplate = (text: string) => html`<span part="skeleton" aria-hidden="true">${text}</span>`
