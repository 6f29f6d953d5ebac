/** The messages between a relay page and the page that opened it: what is sent, what counts, and what closes the window. */
import { expect, fixture, html } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { english } from '../../src/relay/texts.js'
import {
  closeAll,
  hubspotUrl,
  kindsOf,
  listenTo,
  nextArrival,
  openRelay,
  openReturnedRelay,
  phaseOf,
  sendAndWait,
  storedFlowOf,
  successQuery,
  textOf,
  transports,
  waitFor,
  waitForNavigation,
  waitForSentMessages,
  type Message,
  type Relay,
} from './relay-window.js'

describe('a relay page that a page opened', () => {
  afterEach(closeAll)

  it('says ready over the channel until it is answered', async () => {
    const { flow, channelMessages } = await openRelay()

    await waitFor('a second message', () => channelMessages.length > 1)

    const ready = { wiro: 'ready', flow }
    expect(channelMessages.slice(0, 2)).to.deep.equal([ready, ready])
  })

  it('says ready to the window that opened it until it is answered', async () => {
    const { flow, windowMessages, window: source } = await openRelay()

    await waitFor('a second message', () => windowMessages.length > 1)

    const ready = { wiro: 'ready', flow, source }
    expect(windowMessages.slice(0, 2)).to.deep.equal([ready, ready])
  })

  it('says ready again after a reload', async () => {
    const { flow, channelMessages, window } = await openRelay()
    await waitForSentMessages(window, flow)
    channelMessages.length = 0

    window.location.reload()

    await waitFor('a message after the reload', () => channelMessages.length)
    expect(channelMessages[0]).to.deep.equal({ wiro: 'ready', flow })
  })
})

describe('a relay page without its channel', () => {
  afterEach(closeAll)

  for (const [title, path] of [
    ['cannot be opened', '/relay/no-channel'],
    ['sends nothing', '/relay/no-channel?sends'],
  ] as const) {
    it(`F123 which ${title} goes to HubSpot and brings the callback over the window alone`, async () => {
      const relay = await openRelay(path)
      await waitFor('its first message', () => kindsOf(relay.windowMessages).has('ready'))
      relay.send('window', { wiro: 'go', url: hubspotUrl, text: '' })
      await waitForNavigation(relay)

      relay.window.location.replace(path + (path.includes('?') ? '&' : '?') + successQuery.slice(1))
      await waitFor('the callback', () => kindsOf(relay.windowMessages).has('outcome'))
      relay.send('window', { wiro: 'ack' })

      await waitFor('the window to close', () => relay.window.closed)
    })
  }
})

describe('a message that is no order', () => {
  /** One for all tests, since no message in them may change it. */
  let relay: Relay

  before(async () => void (relay = await openRelay()))
  after(closeAll)

  const expectUnchanged = () => {
    expect(relay.window.location.href).to.equal(location.origin + '/relay')
    expect(storedFlowOf(relay)).to.equal(relay.flow)
    expect(phaseOf(relay)).to.equal('busy')
  }

  for (const wiro of ['end', 'ready', 'outcome', 'GO', undefined]) {
    for (const transport of transports) {
      it(`is ${wiro} over the ${transport}`, async () => {
        await sendAndWait(transport, relay, { wiro, url: hubspotUrl })

        expectUnchanged()
      })
    }
  }

  const otherFlow = createFlowId()
  for (const [title, ...messages] of [
    ['one that names no flow', null, 'go', 5, [], { wiro: 'go', url: hubspotUrl }, { wiro: 'stop' }],
    [
      'one about another flow',
      { wiro: 'go', url: hubspotUrl, text: '', flow: otherFlow },
      { wiro: 'stop', flow: otherFlow },
      { wiro: 'ack', flow: otherFlow },
    ],
  ] as [string, ...unknown[]][]) {
    it(`is ${title}`, async () => {
      for (const message of messages) relay.window.postMessage(message)

      await sendAndWait('window', relay, { wiro: 'ready' })
      expectUnchanged()
    })
  }
})

describe('a page on another origin', () => {
  afterEach(closeAll)

  const otherOrigin = location.origin.replace('localhost', '127.0.0.1')

  /** Opens a page in a frame there, which follows orders and reports what it receives. */
  async function openOtherPage() {
    const reports: Message[] = []
    addEventListener('message', ({ data, origin }) => origin === otherOrigin && reports.push(data))
    const src = otherOrigin + '/test/relay/other-origin.html'
    const { contentWindow } = await fixture<HTMLIFrameElement>(html`<iframe src=${src}></iframe>`)
    await waitFor('the page on the other origin to load', () => reports.some(({ loaded }) => loaded))
    const order = async (what: Message) => {
      const earlier = reports.length
      contentWindow!.postMessage(what, otherOrigin)
      await waitFor(`the other page to do ${JSON.stringify(what)}`, () =>
        reports.slice(earlier).some(({ done }) => done),
      )
    }
    return { order, received: () => reports.filter((report) => report.received) }
  }

  /** Waits for two further messages, so that an order that arrived has had its effect. */
  async function waitForRepetition(messages: Message[]) {
    const earlier = messages.length
    await waitFor('further messages of the relay page', () => messages.length > earlier + 1)
  }

  for (const message of [{ wiro: 'go', url: hubspotUrl }, { wiro: 'stop' }]) {
    it(`cannot give the order ${message.wiro}`, async () => {
      const flow = createFlowId()
      const { channelMessages } = listenTo(flow)
      const page = await openOtherPage()
      await page.order({ open: `${location.origin}/relay#${flow}` })
      await waitFor('the relay page to be ready', () => channelMessages.length)

      await page.order({ send: { ...message, flow } })

      await waitForRepetition(channelMessages)
      expect(kindsOf(channelMessages)).to.deep.equal(new Set(['ready']))
      await page.order({ close: true })
    })
  }

  it('receives nothing from a relay page that it opened', async () => {
    const flow = createFlowId()
    const { channelMessages } = listenTo(flow)
    const page = await openOtherPage()

    await page.order({ open: `${location.origin}/relay#${flow}` })

    await waitForRepetition(channelMessages)
    expect(page.received()).to.deep.equal([])
    await page.order({ close: true })
  })

  it('receives messages from a relay page that lists it', async () => {
    const flow = createFlowId()
    const page = await openOtherPage()

    await page.order({ open: `${location.origin}/relay/listed-page?page=${otherOrigin}#${flow}` })

    await waitFor('a message of the relay page', () => page.received().length)
    expect(page.received()[0]).to.deep.equal({ received: { wiro: 'ready', flow } })
    await page.order({ close: true })
  })

  it('sends a relay page that lists it to HubSpot', async () => {
    const flow = createFlowId()
    const arrival = nextArrival(flow)
    const page = await openOtherPage()
    await page.order({ open: `${location.origin}/relay/listed-page?page=${otherOrigin}#${flow}` })
    await waitFor('a message of the relay page', () => page.received().length)

    await page.order({ send: { wiro: 'go', flow, url: hubspotUrl } })

    expect(await arrival).to.deep.equal({ hasOpener: true, url: hubspotUrl })
    await page.order({ close: true })
  })
})

const waitForClose = ({ window }: Relay) => waitFor('the window to close', () => window.closed)

describe('a relay page closes its window', () => {
  afterEach(closeAll)

  for (const transport of transports) {
    for (const wiro of ['ack', 'stop']) {
      it(`on ${wiro} over the ${transport}, back from HubSpot`, async () => {
        const relay = await openReturnedRelay(successQuery)

        relay.send(transport, { wiro })

        await waitForClose(relay)
      })
    }

    it(`F66 on stop over the ${transport}, before HubSpot`, async () => {
      const relay = await openRelay()

      relay.send(transport, { wiro: 'stop' })

      await waitForClose(relay)
    })
  }

  it('on ack over the channel, after a page on the way gave up its opener', async () => {
    const relay = await openRelay()
    relay.send('channel', { wiro: 'go', url: hubspotUrl })
    await waitForNavigation(relay)
    relay.window.opener = null
    relay.window.location.replace('/relay' + successQuery)
    await waitFor('the callback', () => kindsOf(relay.channelMessages).has('outcome'))

    relay.send('channel', { wiro: 'ack' })

    await waitForClose(relay)
  })
})

describe('a window that the browser does not close', () => {
  let relay: Relay

  before(async () => {
    relay = await openReturnedRelay(successQuery)
    const closing = new Promise<void>((resolve) => (relay.window.close = resolve))
    relay.send('channel', { wiro: 'ack' })
    await closing
  })
  after(closeAll)

  it('stores no flow any more', () => {
    expect(storedFlowOf(relay)).to.equal(null)
  })

  it('F68 says to close it', async () => {
    await waitFor(
      'the words',
      () => textOf(relay) === english.lost,
      () => textOf(relay),
    )
  })

  it('F54 sends nothing when it is restored', async () => {
    const { window, flow, channelMessages } = relay
    await waitForSentMessages(window, flow)
    channelMessages.length = 0
    const { document } = window

    window.location.reload()
    await waitFor('the reload', () => window.document !== document && window.document.readyState === 'complete')

    await waitForSentMessages(window, flow)
    expect(kindsOf(channelMessages)).to.deep.equal(new Set(['last']))
  })
})
