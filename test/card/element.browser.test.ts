import { expect } from '@open-wc/testing'
import type { State } from '../../src/connector/state.js'
import { drawn, part, textOf } from './card.js'
import { checking, connected, disconnected, disconnecting, failed, waiting } from './states.js'
import { texts } from './texts.js'

describe(':state()', () => {
  const states: [State, string][] = [
    [checking, 'checking'],
    [disconnected, 'disconnected'],
    [{ status: 'setup', can: [] }, 'disconnected'],
    [waiting('opening'), 'connecting'],
    [waiting('authorizing'), 'connecting'],
    [waiting('verifying'), 'connecting'],
    [waiting('unfinished'), 'connecting'],
    [connected(), 'connected'],
    [disconnecting(), 'connected'],
    [failed('forbidden'), 'failed'],
  ]
  const names = ['checking', 'disconnected', 'connecting', 'connected', 'failed']

  for (const [state, name] of states) {
    it(`is ${name} alone when ${state.status}`, async () => {
      const { card, connector } = await drawn(name === 'checking' ? disconnected : checking)

      connector.become(state)

      expect(names.filter((one) => card.matches(`:state(${one})`))).to.deep.equal([name])
    })
  }
})

describe('a browser', () => {
  const { attachInternals } = HTMLElement.prototype

  afterEach(() => Object.assign(HTMLElement.prototype, { attachInternals }))

  const throwing = () => {
    throw new DOMException("The specified value must start with '--'.", 'SyntaxError')
  }

  for (const [what, substitute] of [
    ['without element internals', undefined],
    ['whose element internals have no states', () => ({})],
    ['that takes only names of states with two dashes', () => ({ states: { clear: () => {}, add: throwing } })],
  ] as const) {
    it(`${what} draws each state`, async () => {
      Object.assign(HTMLElement.prototype, { attachInternals: substitute })
      const { card, connector } = await drawn(disconnected)

      connector.become(connected())
      await card.updateComplete

      expect(textOf(part(card, 'status'))).to.equal(texts.first.connected.status)
    })
  }
})
