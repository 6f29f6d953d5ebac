import { expect, html } from '@open-wc/testing'
import type { FlowResult, State } from '../../src/connector/state.js'
import { drawn, placed, settled } from './card.js'
import { EVENT_NAMES, recordEvents, type RecordedEvent } from './event-recorder.js'
import { scripted } from './connector.js'
import { answering, newEndpoint, restoreNetwork, told } from './endpoint.js'
import {
  acme,
  checking,
  connected,
  disconnected,
  disconnecting,
  failed,
  flowWith,
  problemWith,
  waiting,
} from './states.js'

const flow = flowWith()

const ended = (outcome: FlowResult['outcome'], code?: FlowResult['code']): FlowResult => ({
  outcome,
  ...(code && { code }),
  flow: flow.id,
  duration: 1234,
})

const flowEnd = (outcome: FlowResult['outcome'], code?: FlowResult['code']) => ({
  type: 'wiro-flow-end',
  ...ended(outcome, code),
})

const arrival = { type: 'wiro-connected', portalId: '12345678', accountName: 'Acme Europe' }

/** What a card hears of its connector, in order; the last state may end a flow. */
interface Story {
  title: string
  states: [State, ...State[]]
  ended?: FlowResult
  /** The last step alone is listened to. */
  events: RecordedEvent[]
}

const other = connected({ account: { portalId: '87654321', name: 'Acme US' } })

const stories: Story[] = [
  { title: 'says nothing when the first read says connected', states: [checking, connected()], events: [] },
  { title: 'says nothing when the first read says not connected', states: [checking, disconnected], events: [] },
  {
    title: 'says connected when a flow ends so',
    states: [checking, disconnected, waiting('verifying', flow), connected()],
    ended: ended('connected'),
    events: [{ ...arrival, flow: flow.id }, flowEnd('connected')],
  },
  {
    title: 'F48 says connected when another tab connected',
    states: [checking, disconnected, connected()],
    events: [arrival],
  },
  {
    title: 'F66 says connected when that shows after the flow was cancelled',
    states: [checking, disconnected, waiting('authorizing', flow), disconnected, connected()],
    events: [arrival],
  },
  {
    title: 'F42 says connected at page load when it ends this browser’s own flow',
    states: [checking, waiting('authorizing', flow), connected()],
    ended: ended('connected'),
    events: [{ ...arrival, flow: flow.id }, flowEnd('connected')],
  },
  {
    title: 'says only that the flow ended when that was a reconnect of the same account at page load',
    states: [checking, waiting('authorizing', { ...flow, reconnect: true }), connected()],
    ended: ended('connected'),
    events: [flowEnd('connected')],
  },
  {
    title: 'says only that the flow ended when the same account was reconnected',
    states: [checking, connected(), waiting('verifying', { ...flow, reconnect: true }), connected()],
    ended: ended('connected'),
    events: [flowEnd('connected')],
  },
  {
    title: 'F58 says which account came and which went when a reconnect brought another',
    states: [checking, connected(), waiting('verifying', { ...flow, reconnect: true }), other],
    ended: ended('connected'),
    events: [{ type: 'wiro-portal-change', portalId: '87654321', previousPortalId: '12345678' }, flowEnd('connected')],
  },
  {
    title: 'says which account came and which went when another tab changed it',
    states: [checking, connected(), other],
    events: [{ type: 'wiro-portal-change', portalId: '87654321', previousPortalId: '12345678' }],
  },
  {
    title: 'says nothing about another name of the same account',
    states: [checking, connected(), connected({ account: { ...acme, name: 'Acme' } })],
    events: [],
  },
  {
    title: 'says nothing about an account whose number is not known',
    states: [checking, connected({ account: { name: 'Acme' } }), other],
    events: [],
  },
  {
    title: 'says disconnected after a disconnect',
    states: [checking, connected(), disconnecting(), disconnected],
    events: [{ type: 'wiro-disconnected', portalId: '12345678' }],
  },
  {
    title: 'F110 says disconnected when another tab disconnected',
    states: [checking, connected(), disconnected],
    events: [{ type: 'wiro-disconnected', portalId: '12345678' }],
  },
  {
    title: 'says nothing when a disconnect did not happen',
    states: [checking, connected(), disconnecting(), connected()],
    events: [],
  },
  {
    title: 'says what failed, and that the flow ended so',
    states: [checking, disconnected, waiting('verifying', flow), failed('authorization_denied')],
    ended: ended('failed', 'authorization_denied'),
    events: [
      { type: 'wiro-error', code: 'authorization_denied', flow: flow.id },
      flowEnd('failed', 'authorization_denied'),
    ],
  },
  {
    title: 'F01 says that the window was blocked while the flow goes on',
    states: [checking, disconnected, waiting('opening', flow), failed('popup_blocked', {}, { flow })],
    events: [{ type: 'wiro-error', code: 'popup_blocked', flow: flow.id }],
  },
  {
    title: 'F88 says that the first read failed',
    states: [checking, failed('endpoint_unreachable', { during: 'check' })],
    events: [{ type: 'wiro-error', code: 'endpoint_unreachable' }],
  },
  {
    title: 'F58 says nothing of an account that the page does not expect when the first read finds it',
    states: [checking, connected({ problem: problemWith('wrong_portal', { during: 'check' }) })],
    events: [],
  },
  {
    title: 'F84 says what failed over an account that is kept',
    states: [
      checking,
      connected(),
      waiting('verifying', { ...flow, reconnect: true }),
      connected({ problem: problemWith('authorization_denied') }),
    ],
    ended: ended('failed', 'authorization_denied'),
    events: [
      { type: 'wiro-error', code: 'authorization_denied', flow: flow.id },
      flowEnd('failed', 'authorization_denied'),
    ],
  },
  {
    title: 'says that the flow was cancelled',
    states: [checking, disconnected, waiting('authorizing', flow), disconnected],
    ended: ended('cancelled'),
    events: [flowEnd('cancelled')],
  },
  {
    title: 'says that another flow took its place',
    states: [checking, disconnected, waiting('authorizing', flow), waiting('opening')],
    ended: ended('superseded'),
    events: [flowEnd('superseded')],
  },
  {
    title: 'F21 says that the time ran out',
    states: [checking, disconnected, waiting('authorizing', flow), failed('session_expired')],
    ended: ended('expired', 'session_expired'),
    events: [{ type: 'wiro-error', code: 'session_expired', flow: flow.id }, flowEnd('expired', 'session_expired')],
  },
]

describe('a page', () => {
  for (const { title, states, ended: end, events: expected } of stories) {
    it(`hears a card that ${title}`, async () => {
      const [first, ...rest] = states
      const { connector } = await drawn(first)
      const last = rest.pop()!
      for (const state of rest) connector.become(state)
      const said = recordEvents()

      connector.become(last, end)

      expect(said).to.deep.equal(expected)
    })
  }

  it('hears of every change of state, with the one before', async () => {
    const { connector } = await drawn(checking)
    const said = recordEvents(['state-change'])

    connector.become(disconnected)

    expect(said).to.deep.equal([{ type: 'wiro-state-change', state: disconnected, previous: checking }])
  })

  it('hears of a change before what it means, and of the flow’s end last', async () => {
    const { connector } = await drawn(checking)
    connector.become(disconnected)
    const said = recordEvents(EVENT_NAMES)

    connector.become(connected(), ended('connected'))

    expect(said.map(({ type }) => type)).to.deep.equal(['wiro-state-change', 'wiro-connected', 'wiro-flow-end'])
  })

  it('can read the new state from the card that speaks', async () => {
    const { card, connector } = await drawn(checking)
    let status = ''
    card.addEventListener('wiro-state-change', () => void (status = card.state.status))

    connector.become(disconnected)

    expect(status).to.equal('disconnected')
  })

  it('hears of a problem once, however often the state changes around it', async () => {
    const { connector } = await drawn(checking)
    const state = failed('popup_blocked', {}, { flow }) as Extract<State, { status: 'failed' }>
    const said = recordEvents()
    connector.become(state)

    connector.become({ ...state, flow: { ...flow, lingering: true } })

    expect(said.map(({ type }) => type)).to.deep.equal(['wiro-error'])
  })

  it('F109 hears nothing from a card that has left it', async () => {
    const { card, connector } = await drawn(connected())
    const said: string[] = []
    for (const name of EVENT_NAMES) card.addEventListener(`wiro-${name}`, ({ type }) => said.push(type))

    card.remove()
    connector.become(disconnecting())
    connector.become(disconnected)

    expect(said).to.deep.equal([])
  })

  it('hears each of the cards that share a connector', async () => {
    const connector = scripted(checking)
    await placed(
      html`<wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>
        <wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>`,
    )
    connector.become(disconnected)
    const said = recordEvents()

    connector.become(connected())

    expect(said).to.deep.equal([arrival, arrival])
  })

  for (const [first, then, expected] of [
    [disconnected, connected(), arrival],
    [connected(), disconnected, { type: 'wiro-disconnected', portalId: '12345678' }],
  ] as const) {
    it(`hears ${expected.type} from a card that was given a connector already ${first.status}`, async () => {
      const { connector } = await drawn(first)
      const said = recordEvents()

      connector.become(then)

      expect(said).to.deep.equal([expected])
    })
  }

  it('hears of no change of account from a card that turns to another agent', async () => {
    const { card } = await drawn(checking)
    const [first, second] = [scripted(checking), scripted(checking)]
    card.connector = first
    await settled(card)
    first.become(connected())
    const said = recordEvents()

    card.connector = second
    await settled(card)
    second.become(other)

    expect(said).to.deep.equal([])
  })

  it('hears of no disconnect from a card that turns to an agent without an account', async () => {
    const { card } = await drawn(checking)
    const [first, second] = [scripted(checking), scripted(checking)]
    card.connector = first
    await settled(card)
    first.become(connected())
    const said = recordEvents()

    card.connector = second
    await settled(card)
    second.become(disconnected)

    expect(said).to.deep.equal([])
  })

  it('hears of no connection from a status that it brought along itself', async () => {
    answering()
    const said = recordEvents()

    await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        .initialStatus=${told.connected}
      ></wiro-hubspot-connect>`,
    )

    restoreNetwork()
    expect(said).to.deep.equal([])
  })
})
