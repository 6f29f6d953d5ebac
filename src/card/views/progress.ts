/**
 * A flow is on its way: where it is, how long it may still take, and what can be done meanwhile. What it may come to
 * after minutes (time running out, no answer) is loaded on demand while it waits.
 */
import { html } from 'lit'
import type { State } from '../../protocol.js'
import { fill } from '../messages.js'
import type { OnDemand } from '../ondemand.js'
import { button, type Card, type View } from '../view.js'

type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>

const minute = 60_000

export function progressView(card: Card<Waiting>, more: OnDemand | undefined): View {
  const { state, messages } = card
  const { buttons: words, opening, authorizing, verifying } = messages
  const stop = button(words.cancel, 'cancel', 'aside')
  if (state.status === 'opening') return { tone: 'busy', ...opening, buttons: [button(words.cancel, 'cancel')] }
  if (state.status === 'verifying') {
    return { tone: 'busy', ...verifying, buttons: [button(words.check, 'checkStatus'), stop] }
  }
  if (state.status === 'unfinished' && more) return more.unfinishedView(card, html)
  const left = +state.flow.expiresAt - Date.now()
  const again = button(words.reopen, () => card.connect('reopen'))
  const show = button(words.show, 'connect')
  const view: View = {
    tone: 'busy',
    ...authorizing,
    note: fill(authorizing.note, { n: Math.floor(left / minute) }),
    // The minutes left are words, not a clock: a drawing now and then keeps them true.
    againIn: 5_000,
    // Without a window to show, opening it again leads.
    buttons: state.flow.windowHeld ? [show, { ...again, kind: 'aside' }, stop] : [again, stop],
  }
  return left < 2 * minute && more ? more.endingView(card, view) : view
}
