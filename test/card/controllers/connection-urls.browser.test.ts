import { expect, html, waitUntil } from '@open-wc/testing'
import { configure } from '../../../src/configure.js'
import { all, part, placed, textOf, type Card } from '../card.js'
import { answering, newEndpoint, overhear, restoreNetwork, type Asked } from '../endpoint.js'
import { texts } from '../texts.js'

const statusOf = (card: Card) => textOf(part(card, 'status'))

/** Far more than it takes: a busy machine is slow, and no test of ours is about time. */
const patience = { timeout: 8_000 }

const says = (card: Card, status: string) =>
  waitUntil(() => statusOf(card) === status, `It should say: ${status}`, patience)

describe('an address that may not be asked', () => {
  /** The card has said so, and so has the console. */
  const refused = async (card: Card) => {
    await says(card, texts.problems.developer.status)
    await waitUntil(() => console.said.length, 'The console should say so', patience)
  }

  let asked: Asked[]
  let console: ReturnType<typeof overhear>

  beforeEach(() => {
    asked = answering()
    console = overhear('warn')
  })
  afterEach(() => {
    restoreNetwork()
    console.restore()
    configure({ endpointOrigins: [], relayOrigins: [] })
  })

  it('F23 is missing, which the card says to the developer', async () => {
    const card = await placed(html`<wiro-hubspot-connect></wiro-hubspot-connect>`)

    await refused(card)
    expect(textOf(part(card, 'developer'))).to.contain('<wiro-hubspot-connect token-endpoint="/api/hubspot">')
  })

  it('is that of the relay page of a back end of mine, which the card and the console name', async () => {
    const refuse = () => Promise.reject(new Error('Nothing is asked of it'))
    const backend = { status: refuse, connect: refuse, disconnect: refuse }

    const card = await placed(html`<wiro-hubspot-connect .backend=${backend}></wiro-hubspot-connect>`)

    await refused(card)
    expect([
      textOf(part(card, 'developer'))!.includes('<wiro-hubspot-connect relay-url="'),
      console.said,
    ]).to.deep.equal([
      true,
      [
        'wiro-hubspot-connect: relay-url is missing: add the address of your server route, as relay-url="/api/hubspot".',
      ],
    ])
  })

  it('F23 is missing, which the console says once, with the mend', async () => {
    const card = await placed(html`<wiro-hubspot-connect></wiro-hubspot-connect>`)

    await refused(card)
    expect(console.said).to.deep.equal([
      'wiro-hubspot-connect: token-endpoint is missing: add the address of your server route, as token-endpoint="/api/hubspot".',
    ])
  })

  it('F23 offers no button', async () => {
    const card = await placed(html`<wiro-hubspot-connect></wiro-hubspot-connect>`)

    await refused(card)
    expect(all(card, 'button')).to.deep.equal([])
  })

  it('F24 is on another origin, and is not asked', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint="https://api.example.com/hubspot"></wiro-hubspot-connect>`,
    )

    await refused(card)
    expect(asked).to.deep.equal([])
  })

  it('F24 is on another origin, and the console says how to allow it', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect token-endpoint="https://api.example.com/hubspot"></wiro-hubspot-connect>`,
    )

    await refused(card)
    expect(console.said).to.deep.equal([
      'wiro-hubspot-connect: token-endpoint="https://api.example.com/hubspot" is not on this page\'s origin: allow it with configure({ endpointOrigins }).',
    ])
  })

  it('F24 is on another origin that the page allows, and is asked', async () => {
    configure({ endpointOrigins: ['https://api.example.com'] })

    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint="https://api.example.com/hubspot"
        relay-url="/relay"
      ></wiro-hubspot-connect>`,
    )

    await says(card, texts.first.disconnected.status)
    expect(asked[0]!.url).to.equal('https://api.example.com/hubspot')
  })

  it('is a relay on another origin, and the console says how to allow it', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        relay-url="https://relay.example.com/"
      ></wiro-hubspot-connect>`,
    )

    await refused(card)
    expect(console.said[0])
      .to.contain('relay-url="https://relay.example.com/"')
      .and.contain('configure({ relayOrigins })')
    expect(textOf(part(card, 'developer'))).to.contain('<wiro-hubspot-connect relay-url="/api/hubspot">')
  })
})
