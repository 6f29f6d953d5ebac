import { expect } from '@open-wc/testing'
import type { State } from '../../src/connector/state.js'
import { drawn } from './card.js'
import { checking, connected, disconnected, disconnecting, failed, waiting } from './states.js'

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
