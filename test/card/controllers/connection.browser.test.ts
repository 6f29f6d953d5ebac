import { expect, html, waitUntil } from '@open-wc/testing'
import { configure } from '../../../src/configure.js'
import type { AuthMethod, Backend } from '../../../src/protocol/endpoint.js'
import { drawn, part, placed, press, settled, textOf, type Card } from '../card.js'
import { scripted } from '../connector.js'
import { answering, newEndpoint, restoreNetwork, told, type Asked } from '../endpoint.js'
import { connected, disconnected, waiting } from '../states.js'
import { texts } from '../texts.js'

const statusOf = (card: Card) => textOf(part(card, 'status'))

/** Far more than it takes: a busy machine is slow, and no test of ours is about time. */
const patience = { timeout: 8_000 }

/** What JSON cannot hold. */
const endless: Record<string, unknown> = {}
endless.endless = endless

const says = (card: Card, status: string) =>
  waitUntil(() => statusOf(card) === status, `It should say: ${status}`, patience)

describe('the endpoint', () => {
  let asked: Asked[]

  beforeEach(() => void (asked = answering()))
  afterEach(restoreNetwork)

  it('is asked for the status, once', async () => {
    const endpoint = newEndpoint()

    const card = await placed(html`<wiro-hubspot-connect token-endpoint=${endpoint}></wiro-hubspot-connect>`)

    await says(card, texts.first.disconnected.status)
    expect(asked.map(({ url, body }) => [url, body])).to.deep.equal([
      [location.origin + endpoint, { action: 'status' }],
    ])
  })

  it('is asked once by two cards that ask the same', async () => {
    const endpoint = newEndpoint()

    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${endpoint}></wiro-hubspot-connect>
        <wiro-hubspot-connect token-endpoint=${endpoint}></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
    await says(card.nextElementSibling as Card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('hears about which agent', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} agent-key="sales"></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
    expect(asked[0]!.body.agentKey).to.equal('sales')
  })

  it('is asked anew when the agent changes', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} agent-key="sales"></wiro-hubspot-connect>`,
    )
    await says(card, texts.first.disconnected.status)

    card.agentKey = 'support'

    await waitUntil(() => asked.length === 2, 'It should ask again', patience)
    expect(asked[1]!.body.agentKey).to.equal('support')
  })

  it('gets the host’s headers', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        .headers=${{ 'x-csrf-token': 'abc' }}
      ></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
    expect(asked[0]!.headers.get('x-csrf-token')).to.equal('abc')
  })

  it('gets headers that the host makes anew for each request', async () => {
    let number = 0
    const headers = () => ({ 'x-number': `${++number}` })
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} .headers=${headers}></wiro-hubspot-connect>`,
    )
    await says(card, texts.first.disconnected.status)

    await card.checkStatus()

    expect(asked.map((one) => one.headers.get('x-number'))).to.deep.equal(['1', '2'])
  })

  for (const [moment, wait] of [
    ['after the first read was refused', (card: Card) => says(card, texts.first.codes.signed_out.title)],
    ['while the first read is under way', (card: Card) => card.updateComplete],
  ] as const) {
    it(`is asked again with headers that come ${moment}`, async () => {
      const asked = answering()
      const answer = globalThis.fetch
      globalThis.fetch = async (input, init) =>
        new Headers(init!.headers).has('x-csrf-token') ? answer(input, init) : Response.json({}, { status: 401 })
      const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
      await wait(card)

      card.headers = { 'x-csrf-token': 'abc' }

      await says(card, texts.first.disconnected.status)
      expect(asked.length).to.equal(1)
    })
  }

  it('is asked again where a token comes in a `Headers` object after an empty one', async () => {
    const asked = answering()
    const answer = globalThis.fetch
    globalThis.fetch = async (input, init) =>
      new Headers(init!.headers).has('x-csrf-token') ? answer(input, init) : Response.json({}, { status: 401 })
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} .headers=${new Headers()}></wiro-hubspot-connect>`,
    )
    await says(card, texts.first.codes.signed_out.title)

    card.headers = new Headers({ 'x-csrf-token': 'abc' })

    await says(card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  for (const [what, property, value] of [
    ['a `Headers` object', 'headers', () => new Headers({ 'x-csrf-token': 'stale' })],
    ['headers', 'headers', () => ({ 'x-csrf-token': 'stale' })],
    ['a function for headers', 'headers', () => () => ({ 'x-csrf-token': 'stale' })],
    ['a status', 'initialStatus', () => ({ ...told.connected })],
    ['a status without an end', 'initialStatus', () => Object.assign(Object.create(null), { self: endless })],
  ] as const) {
    it(`is not asked for ever where a framework sets ${what} anew at each change`, async () => {
      asked = answering({ result: false, errors: [{ code: 'forbidden' }] })
      const card = document.createElement('wiro-hubspot-connect')
      card.tokenEndpoint = newEndpoint()
      card.addEventListener('wiro-state-change', () => Object.assign(card, { [property]: value() }))
      await placed(html`${card}`)
      await says(card, texts.problems.codes.forbidden.title)
      const before = asked.length

      Object.assign(card, { [property]: value() })
      await settled(card)
      await says(card, texts.problems.codes.forbidden.title)

      expect([before <= 2, asked.length]).to.deep.equal([true, before])
    })
  }

  it('is not asked again for headers that come once the status is there', async () => {
    const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
    await says(card, texts.first.disconnected.status)

    card.headers = { 'x-csrf-token': 'abc' }
    await settled(card)

    expect(asked.length).to.equal(1)
  })

  describe('that wants headers of the whole page', () => {
    let answered: ReturnType<typeof answering>
    let refused: number

    beforeEach(() => {
      answered = answering()
      refused = 0
      const answer = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        if (new Headers(init!.headers).has('x-csrf-token')) return answer(input, init)
        refused++
        return Response.json({}, { status: 403 })
      }
    })
    afterEach(() => configure({ headers: {} }))

    const twoCards = (endpoint = newEndpoint()) =>
      placed(html`<wiro-hubspot-connect token-endpoint=${endpoint}></wiro-hubspot-connect>
        <wiro-hubspot-connect token-endpoint=${endpoint}></wiro-hubspot-connect>
        <wiro-hubspot-connect token-endpoint=${endpoint} agent-key="other"></wiro-hubspot-connect>`)

    const cards = () => [...document.querySelectorAll<Card>('wiro-hubspot-connect')]

    for (const [moment, wait] of [
      ['after the first read was refused', (card: Card) => says(card, texts.problems.codes.forbidden.title)],
      ['while the first read is under way', (card: Card) => card.updateComplete],
    ] as const) {
      it(`is asked again, once for each agent, with headers that come ${moment}`, async () => {
        await twoCards()
        for (const card of cards()) await wait(card)

        configure({ headers: () => ({ 'x-csrf-token': 'abc' }) })

        for (const card of cards()) await says(card, texts.first.disconnected.status)
        expect([answered.length, refused]).to.deep.equal([2, 2])
      })
    }

    it('gets them with the first request of a card that comes later', async () => {
      configure({ headers: { 'x-csrf-token': 'abc' } })

      const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)

      await says(card, texts.first.disconnected.status)
      expect([answered.length, refused]).to.deep.equal([1, 0])
    })

    it('is not asked again by a card that shows a status, or has left', async () => {
      configure({ headers: { 'x-csrf-token': 'abc' } })
      const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
      await says(card, texts.first.disconnected.status)
      const gone = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
      await says(gone, texts.first.disconnected.status)
      gone.remove()
      await settled(card)

      configure({ headers: { 'x-csrf-token': 'def' } })
      await settled(card)

      expect(answered.length).to.equal(2)
    })
  })

  it('is asked again where a status is brought along after a refused read', async () => {
    answering({ result: false, errors: [{ code: 'forbidden' }] })
    const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
    await says(card, texts.problems.codes.forbidden.title)
    asked = answering()

    card.initialStatus = told.connected

    await says(card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('is asked where the same status was brought along before', async () => {
    const endpoint = newEndpoint()
    const element = html`<wiro-hubspot-connect
      token-endpoint=${endpoint}
      .initialStatus=${told.connected}
    ></wiro-hubspot-connect>`
    await placed(element)

    const second = await placed(element)

    expect(statusOf(second)).to.equal(texts.first.connected.status)
    await says(second, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('is asked where the status that was brought along is older than a minute', async () => {
    const old = { ...told.connected, now: new Date(Date.now() - 61_000).toISOString() }
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} .initialStatus=${old}></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
  })

  it('is not asked where the page brought a status along', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        .initialStatus=${told.connected}
      ></wiro-hubspot-connect>`,
    )

    expect([statusOf(card), asked.length]).to.deep.equal([texts.first.connected.status, 0])
  })

  it('is not asked where the page’s HTML brought a status along', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        initial-status=${JSON.stringify(told.connected)}
      ></wiro-hubspot-connect>`,
    )

    expect([statusOf(card), asked.length]).to.deep.equal([texts.first.connected.status, 0])
  })

  const refusal = { result: false, errors: [{ code: 'signed_out', message: '' }] }

  it('is not asked where the page brought a refusal along', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        initial-status=${JSON.stringify(refusal)}
      ></wiro-hubspot-connect>`,
    )

    expect([statusOf(card), asked.length]).to.deep.equal([texts.first.codes.signed_out.title, 0])
  })

  it('is asked where the same refusal was brought along before', async () => {
    const element = html`<wiro-hubspot-connect
      token-endpoint=${newEndpoint()}
      initial-status=${JSON.stringify(refusal)}
    ></wiro-hubspot-connect>`
    await placed(element)

    const second = await placed(element)

    await says(second, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('is asked with headers that come after the page brought a refusal along', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        initial-status=${JSON.stringify(refusal)}
      ></wiro-hubspot-connect>`,
    )

    card.headers = { 'x-csrf-token': 'abc' }

    await says(card, texts.first.disconnected.status)
  })

  for (const junk of [
    '{"result":false,"errors":[{}]}',
    '{"result":false}',
    '',
    'connected',
    '{"connected":true}',
    '{"result":true,"connected":"true"}',
    '[]',
    'null',
  ]) {
    it(`F91 is asked where the page brought along ${junk || 'nothing'}, which is no status`, async () => {
      const card = await placed(
        html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} initial-status=${junk}></wiro-hubspot-connect>`,
      )

      await says(card, texts.first.disconnected.status)
      expect(asked.length).to.equal(1)
    })
  }

  it('is not asked by a lazy card before it is visible', async () => {
    const card = await placed(
      html`<div style="block-size: 300vh"></div>
        <wiro-hubspot-connect token-endpoint=${newEndpoint()} loading="lazy"></wiro-hubspot-connect>`,
    )
    await settled(card)

    await new Promise((resolve) => new IntersectionObserver(resolve).observe(card))

    expect([statusOf(card), asked.length]).to.deep.equal([texts.first.checking.status, 0])
  })

  it('is asked by a lazy card once it is scrolled to', async () => {
    const card = await placed(
      html`<div style="block-size: 300vh"></div>
        <wiro-hubspot-connect token-endpoint=${newEndpoint()} loading="lazy"></wiro-hubspot-connect>`,
    )

    card.scrollIntoView()

    await says(card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('is asked at once by a lazy card where the browser cannot tell what is visible', async () => {
    const { IntersectionObserver: there } = window
    delete (window as { IntersectionObserver?: unknown }).IntersectionObserver
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} loading="lazy"></wiro-hubspot-connect>`,
    )
    window.IntersectionObserver = there

    await says(card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })

  it('is asked at once where loading is neither eager nor lazy', async () => {
    const card = await placed(
      html`<div style="block-size: 300vh"></div>
        <wiro-hubspot-connect token-endpoint=${newEndpoint()} loading="junk"></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
    expect(asked.length).to.equal(1)
  })
})

describe('a backend', () => {
  const open = window.open

  afterEach(() => void (window.open = open))

  const backendWith = (changes: Partial<Backend> = {}): Backend => ({
    status: async () => told.connected,
    connect: () => new Promise(() => {}),
    ...changes,
  })

  it('is asked in place of the endpoint', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect relay-url="/relay" .backend=${backendWith()}></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.connected.status)
  })

  for (const [given, expected] of [
    ['own', 'own'],
    ['wiro', 'wiro'],
    ['junk', 'wiro'],
  ]) {
    it(`is asked to connect the way of ${expected} for auth-method="${given}"`, async () => {
      window.open = () => null
      const asked: AuthMethod[] = []
      const backend = backendWith({
        connect: async ({ authMethod }) => {
          asked.push(authMethod)
          return { result: true, authorizeUrl: '' }
        },
      })
      const card = await placed(
        html`<wiro-hubspot-connect
          relay-url="/relay"
          agent-key=${given}
          auth-method=${given}
          .backend=${backend}
        ></wiro-hubspot-connect>`,
      )
      await says(card, texts.first.connected.status)

      await press(card, texts.first.buttons.reconnect)

      await waitUntil(() => asked.length, 'It should ask', patience)
      expect(asked).to.deep.equal([expected])
    })
  }
})

describe('a connector that is given', () => {
  it('is drawn as it stands, and asked for nothing', async () => {
    const { card, connector } = await drawn(connected())

    expect([statusOf(card), connector.asked]).to.deep.equal([texts.first.connected.status, []])
  })

  it('is what the card’s state is read from', async () => {
    const { card, connector } = await drawn(connected())

    expect(card.state).to.equal(connector.state)
  })

  it('is drawn by every card that it is given to', async () => {
    const connector = scripted(disconnected)
    const card = await placed(
      html`<wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>
        <wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>`,
    )
    const other = card.nextElementSibling as Card

    connector.become(waiting('opening'))
    await settled(card)
    await other.updateComplete

    expect([statusOf(card), statusOf(other)]).to.deep.equal([texts.first.opening.status, texts.first.opening.status])
  })

  it('F45 is not listened to by a card that has left the page', async () => {
    const { card, connector } = await drawn(disconnected)

    card.remove()

    expect(connector.listeners.size).to.equal(0)
  })

  it('F46 is listened to once by a card that is moved', async () => {
    const { card, connector } = await drawn(disconnected)
    const elsewhere = document.createElement('div')
    card.parentElement!.append(elsewhere)

    elsewhere.append(card)
    await settled(card)

    expect(connector.listeners.size).to.equal(1)
  })

  it('is left for another', async () => {
    const { card, connector } = await drawn(disconnected)

    card.connector = scripted(connected())
    await settled(card)

    expect([statusOf(card), connector.listeners.size]).to.deep.equal([texts.first.connected.status, 0])
  })

  const methods: [string, (card: Card) => unknown, string][] = [
    ['connect()', (card) => card.connect(), 'connect'],
    ['connect({ mode })', (card) => card.connect({ mode: 'popup' }), 'connect {"mode":"popup"}'],
    ['cancel()', (card) => card.cancel(), 'cancel'],
    ['disconnect()', (card) => card.disconnect(), 'disconnect'],
    ['checkStatus()', (card) => card.checkStatus(), 'checkStatus'],
  ]
  for (const [call, make, expected] of methods) {
    it(`is asked by the card’s own ${call}`, async () => {
      const { card, connector } = await drawn(connected())

      await make(card)

      expect(connector.asked).to.deep.equal([expected])
    })
  }
})
