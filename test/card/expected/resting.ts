/** What the card shows of a card at rest. */
import type { Drawing } from '../card.js'
import { checking, disconnected } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { offer, nothingYet } from './shared.js'

const skeleton: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: texts.first.checking.status,
  ...offer,
  buttons: [`${texts.first.disconnected.button} [button skeleton idle]`],
}

export const restingRows: Row[] = [
  { name: 'checking', state: checking, drawing: skeleton },
  {
    name: 'checking for longer than usual',
    state: { ...checking, slow: true },
    drawing: { ...skeleton, status: texts.first.checking.slow },
  },
  { name: 'not connected', state: disconnected, drawing: nothingYet },
  {
    name: 'F66 not connected after a cancelled flow whose window may be open',
    state: { status: 'disconnected', can: disconnected.can, windowLeft: true },
    drawing: { ...nothingYet, note: texts.problems.windowLeft },
  },
  {
    name: 'not connected, and turned off by the host',
    state: disconnected,
    properties: { disabled: true },
    drawing: {
      ...nothingYet,
      note: texts.first.disconnected.disabled,
      buttons: [`${texts.first.disconnected.button} [button action disabled]`],
    },
  },
]
