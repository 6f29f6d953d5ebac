/**
 * A flow is on its way: where it is, how long it may still take, and what can be done meanwhile. What it may come to
 * after minutes (time running out, no answer) is loaded on demand while it waits.
 */
import type { State } from '../../connector/state.js'
import { fill } from '../messages.js'
import type { Button, Card, View } from '../view.js'

type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>

const minute = 60_000

export function progressView(card: Card<Waiting>): View {
  const { state, messages } = card
  const { buttons: words, opening, authorizing, verifying } = messages
  const stop: Button = [words.cancel, 'cancel', 'aside']
  if (state.status === 'opening') return { tone: 'busy', ...opening, buttons: [[words.cancel, 'cancel']] }
  if (state.status === 'verifying') {
    return { tone: 'busy', ...verifying, buttons: [[words.check, 'checkStatus'], stop] }
  }
  const left = +state.flow.expiresAt - Date.now()
  const { windowHeld } = state.flow
  const again: Button = [words.reopen, () => card.connect({ mode: 'popup' }), windowHeld ? 'aside' : undefined]
  return {
    tone: 'busy',
    ...authorizing,
    note: fill(authorizing.note, { n: Math.floor(left / minute) }),
    // The minutes left are words, not a clock: a drawing now and then keeps them true.
    againIn: 5_000,
    // Without a window to show, opening it again leads.
    buttons: windowHeld ? [[words.show, 'connect'], again, stop] : [again, stop],
  }
}
