/**
 * Something failed. What needs the network cannot explain that there is none: a few codes have their words here, and
 * everything else is loaded on demand.
 */
import type { State } from '../../connector/state.js'
import { isComing } from '../demand.js'
import type { CodeTexts } from '../locales/sentence.js'
import type { Card, View } from '../view.js'
import { checkingView } from './connect.js'

type Failed = Extract<State, { status: 'failed' }>

export function problemView(card: Card<Failed>): View {
  const { state, texts } = card
  const { code, during } = state.problem
  const { codes, buttons } = texts.first
  const known = (codes as Partial<Record<string, CodeTexts>>)[code]
  // Not a code for a blink of an eye.
  if (!known && isComing()) return checkingView(card)
  return {
    icon: 'unknown',
    status: known?.title ?? code,
    text: known?.text,
    buttons: [{ label: buttons.retry, press: () => (during === 'check' ? card.checkStatus() : card.connect()) }],
  }
}
