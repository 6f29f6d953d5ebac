import { expect } from '@open-wc/testing'
import type { Model } from '../../src/connector/events.js'
import { healthOf, snapshot } from '../../src/connector/snapshot.js'
import type { Health } from '../../src/connector/state.js'
import type { ConnectionStatus } from '../../src/protocol/endpoint.js'
import { connected, during, flowOf, minute, notConnected, problem, reconnecting, start } from './setup.js'

const date = (minutes: number) => new Date(start + minutes * minute)

const told = (status: number | undefined, expires?: number, now: Date | undefined = date(0)): ConnectionStatus => ({
  ...connected({ portalId: '1', tokenExpiresAt: expires === undefined ? undefined : date(expires) }),
  agent: status === undefined ? undefined : { status },
  now,
})

describe('snapshot', () => {
  const healths: [title: string, told: ConnectionStatus, health: Health][] = [
    ['a running agent with access', told(4, 20), 'ok'],
    ['a running agent whose access has just run out', told(4, 0), 'ok'],
    ['a running agent whose access ran out 5 minutes ago', told(4, -5), 'ok'],
    ['a running agent whose access ran out longer ago', told(4, -5.001), 'failing'],
    ['F96 a running agent, by a server that tells no time', { ...told(4, -60), now: undefined }, 'ok'],
    ['F94 a running agent without a date', told(4), 'ok'],
    ['F95 a stopped agent', told(0, -60), 'paused'],
    ['F99 a stopping agent', told(1, 20), 'paused'],
    ['F99 a queued agent', told(2, 20), 'paused'],
    ['F99 a starting agent', told(3, 20), 'paused'],
    ['F99 an agent in error', told(5, 20), 'paused'],
    ['F99 an agent that is not set up', told(6, 20), 'paused'],
    ['an agent in a state that nobody knows', told(7, 20), 'paused'],
    ['F95 an endpoint that does not tell the agent', told(undefined, -60), 'unknown'],
  ]
  for (const [title, of, health] of healths) {
    it(`${title} is ${health}`, () => {
      expect(healthOf(of)).to.equal(health)
    })
  }

  const account = { portalId: '1' }
  const flow = flowOf()
  /** What a host reads of it. */
  const seen = { ...flow, redirect: undefined, leaving: undefined }
  const unconfirmed = problem('not_confirmed')
  const models: [title: string, model: Model, has: object][] = [
    ['checking has nothing', { phase: 'checking' }, { status: 'checking', can: [] }],
    [
      'not connected has no account',
      { phase: 'disconnected', told: notConnected },
      { status: 'disconnected', can: notConnected.can },
    ],
    [
      'connected has its account, health and agent',
      { phase: 'connected', told: { ...connected(), agent: { status: 4 } } },
      { status: 'connected', can: notConnected.can, account, health: 'ok', agent: { status: 4 } },
    ],
    [
      'connected may have a problem and the flow that is not confirmed',
      { phase: 'connected', told: connected(), problem: unconfirmed, flow },
      { status: 'connected', can: notConnected.can, account, health: 'unknown', problem: unconfirmed, flow: seen },
    ],
    [
      'a reconnect has the account that it keeps',
      reconnecting('authorizing'),
      { status: 'authorizing', can: notConnected.can, account, flow: { ...seen, reconnect: true } },
    ],
    ['a first connection has none', during('opening'), { status: 'opening', can: notConnected.can, flow: seen }],
    [
      'disconnecting has the account that goes',
      { phase: 'disconnecting', told: connected() },
      { status: 'disconnecting', can: notConnected.can, account },
    ],
    [
      'what failed has its problem',
      { phase: 'failed', problem: unconfirmed },
      { status: 'failed', can: [], problem: unconfirmed },
    ],
    ['what takes long is slow', { phase: 'checking', slow: true }, { status: 'checking', can: [], slow: true }],
  ]
  for (const [title, model, has] of models) {
    it(title, () => {
      const there = Object.entries(snapshot(model)).filter(([, value]) => value !== undefined)

      expect(Object.fromEntries(there)).to.deep.equal(has)
    })
  }

  it('a flow in this tab is leaving once it knows where to', () => {
    const flows = [{ redirect: true }, { redirect: true, addressed: true }, { addressed: true }].map((flow) => {
      const state = snapshot(during('authorizing', flow))
      return state.status === 'authorizing' && !!state.flow.leaving
    })

    expect(flows).to.deep.equal([false, true, false])
  })

  const apps: [title: string, own: boolean, told: ConnectionStatus, status: string][] = [
    ['an own app that is missing', true, { ...notConnected, appMissing: true }, 'setup'],
    ['an own app that is saved', true, notConnected, 'disconnected'],
    ['Wiro’s app', false, { ...notConnected, appMissing: true }, 'disconnected'],
  ]
  for (const [title, own, of, status] of apps) {
    it(`${title} makes it ${status}`, () => {
      expect(snapshot({ phase: 'disconnected', told: of }, own).status).to.equal(status)
    })
  }
})
