/**
 * Something failed. What needs the network cannot explain that there is none: a few codes have their words here, and
 * everything else is loaded on demand.
 */
import type { State } from '../../connector/state.js'
import { isComing } from '../demand.js'
import type { Card, View } from '../view.js'
import { checkingView } from './connect.js'

type Failed = Extract<State, { status: 'failed' }>

export function problemView(card: Card<Failed>): View {
  const { state, messages } = card
  const { code, during } = state.problem
  const own = messages[code as 'offline'] as View | undefined
  // Not a code for a blink of an eye.
  if (!own && isComing()) return checkingView(card)
  return {
    icon: 'unknown',
    ...(own ?? { status: code }),
    buttons: [[messages.buttons.retry, during === 'check' ? 'checkStatus' : 'connect']],
  }
}
