/** The two visits of a window to the relay page: before HubSpot and after it. */
import { expect } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { english } from '../../src/relay/texts.js'
import {
  closeAll,
  hubspotUrl,
  kindsOf,
  openDetachedRelay,
  openRelay,
  openReturnedRelay,
  phaseOf,
  storedFlowOf,
  successQuery,
  textOf,
  transports,
  waitFor,
  waitForNavigation,
  waitForSentMessages,
  type Relay,
} from './relay-window.js'

const waitForCallback = ({ channelMessages }: Pick<Relay, 'channelMessages'>) =>
  waitFor('the callback', () => kindsOf(channelMessages).has('outcome'))

describe('before HubSpot, the window', () => {
  afterEach(closeAll)

  it('F02 shows that it is at work, and no words of a language that its page may not have', async () => {
    const relay = await openRelay()

    expect([phaseOf(relay), textOf(relay)]).to.deep.equal(['busy', ''])
  })

  it('keeps the flow in its storage and not in its address', async () => {
    const relay = await openRelay()

    expect(relay.window.location.href).to.equal(location.origin + '/relay')
    expect(storedFlowOf(relay)).to.equal(relay.flow)
  })

  it('F43 says after 20 seconds how to go on', async () => {
    const relay = await openRelay('/relay/manual-timers')
    const { timers } = relay.window as unknown as { timers: { ms: number; call(): void }[] }

    timers.find(({ ms }) => ms === 20_000)!.call()

    expect([phaseOf(relay), textOf(relay)]).to.deep.equal(['lost', english.lost])
  })
})

for (const transport of transports) {
  describe(`sent to HubSpot over the ${transport}, the window`, () => {
    let relay: Relay

    before(async () => {
      relay = await openRelay()
      relay.send(transport, { wiro: 'go', url: hubspotUrl })
      await waitForNavigation(relay)
    })
    after(closeAll)

    it('marks its flow as sent', () => {
      expect(storedFlowOf(relay)).to.equal(relay.flow + '!')
    })

    it('has no relay page to go back to', () => {
      expect(relay.window.history.length).to.equal(1)
    })

    it('keeps its opener, which can close it', () => {
      expect(relay.window.opener).to.equal(window)
    })
  })
}

describe('sent to HubSpot, the window', () => {
  afterEach(closeAll)

  it('follows the first of two URLs', async () => {
    const relay = await openRelay()

    relay.send('channel', { wiro: 'go', url: hubspotUrl + '?first' })
    relay.send('channel', { wiro: 'go', url: hubspotUrl + '?second' })

    await waitForNavigation(relay, hubspotUrl + '?first')
  })

  it('goes there without an opener too', async () => {
    const relay = await openDetachedRelay(createFlowId())

    relay.send({ wiro: 'go', url: hubspotUrl })

    expect(await relay.arrival).to.deep.equal({ hasOpener: false, url: hubspotUrl })
    relay.order('close')
  })
})

describe('the callback that the window brings back', () => {
  let relay: Relay

  before(async () => void (relay = await openReturnedRelay(successQuery)))
  after(closeAll)

  it('is sent raw over the channel until it is acknowledged', async () => {
    const { flow, channelMessages } = relay

    await waitFor('a second message', () => channelMessages.length > 1)

    expect(channelMessages[1]).to.deep.equal({ wiro: 'outcome', flow, query: successQuery })
  })

  it('is sent raw to the window that opened the relay page until it is acknowledged', async () => {
    const { flow, windowMessages, window: source } = relay

    await waitFor('a second message', () => windowMessages.length > 1)

    expect(windowMessages[1]).to.deep.equal({ wiro: 'outcome', flow, query: successQuery, source })
  })

  it('is removed from the address', () => {
    expect(relay.window.location.href).to.equal(location.origin + '/relay')
  })
})

describe('back from HubSpot, the window', () => {
  afterEach(closeAll)

  for (const transport of transports) {
    it(`sends the callback after the ${transport} had sent it to HubSpot`, async () => {
      const relay = await openRelay()
      relay.send(transport, { wiro: 'go', url: hubspotUrl })
      await waitForNavigation(relay)

      relay.window.location.replace('/relay' + successQuery)

      await waitForCallback(relay)
    })
  }

  for (const [title, query, expected = query] of [
    ['F57 of a refusal', '?hubspot_error=authorization_denied'],
    ['F79 that was lost on the way', ''],
    ['F78 with broken percent signs', '?hubspot_connected=true&hubspot_name=%E0%A4%A'],
    ['F73 that contradicts itself', '?hubspot_connected=true&hubspot_connected=false'],
    [
      'without the redirect URL’s own parameters',
      '?tenant=1&hubspot_connected=true&hubspot',
      '&hubspot_connected=true',
    ],
    ['F72 after a second question mark', '?tenant=1?hubspot_connected=true', '?hubspot_connected=true'],
    [
      'without a value that looks like a parameter',
      '?of=hubspot_error=a&hubspot_connected=true',
      '&hubspot_connected=true',
    ],
    ['without a seal before it', '?seal=x&hubspot_connected=true', '&hubspot_connected=true'],
    ['without a seal after it', '?hubspot_connected=true&seal=x', '?hubspot_connected=true'],
    ['F72 without a seal before a second question mark', '?seal=x?hubspot_connected=true', '?hubspot_connected=true'],
  ] as [string, string, string?][]) {
    it(`sends a query ${title}`, async () => {
      const { flow, channelMessages } = await openReturnedRelay(query)

      expect(channelMessages[0]).to.deep.equal({ wiro: 'outcome', flow, query: expected })
    })
  }

  it('sends the callback of a flow that it has not marked as sent', async () => {
    const { flow, channelMessages } = await openReturnedRelay(successQuery, { mark: '' })

    expect(channelMessages[0]).to.deep.equal({ wiro: 'outcome', flow, query: successQuery })
  })

  it('F76 sends at most 1,200 characters', async () => {
    const { channelMessages } = await openReturnedRelay(successQuery + '&hubspot_error_detail=' + 'x'.repeat(10_000))

    expect((channelMessages[0]!.query as string).length).to.equal(1_200)
  })

  for (const [title, query] of [
    ['F76 of 10,000 characters', '?hubspot_connected=true&hubspot_error_detail=' + 'x'.repeat(10_000)],
    ['F76 with markup', '?hubspot_error=a&hubspot_error_detail=%3Cimg%20src%3Dx%3E'],
    ['that it does not know', '?hubspot_connected=true&text=Call%20this%20number'],
  ]) {
    it(`never shows a parameter ${title}`, async () => {
      const relay = await openReturnedRelay(query!)

      expect(Object.values(english)).to.include(textOf(relay))
    })
  }

  it('sends the callback again after a reload', async () => {
    const relay = await openReturnedRelay(successQuery)
    await waitForSentMessages(relay.window, relay.flow)
    relay.channelMessages.length = 0

    relay.window.location.reload()

    await waitForCallback(relay)
  })

  it('sends the callback without an opener too', async () => {
    const relay = await openDetachedRelay(createFlowId())
    relay.send({ wiro: 'go', url: hubspotUrl })
    await relay.arrival

    relay.order('/relay' + successQuery)

    await waitForCallback(relay)
    relay.send({ wiro: 'ack' })
  })
})
