/** The relay page where it serves no flow: opened without one, in a frame, or without storage. */
import { expect, fixture, html } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'
import { english, texts } from '../../src/relay/texts.js'
import {
  closeAll,
  hubspotUrl,
  kindsOf,
  listenTo,
  openRelay,
  phaseOf,
  sendAndWait,
  textOf,
  waitFor,
  waitForSentMessages,
  type Relay,
} from './relay-window.js'

for (const [title, address] of [
  ['by hand', '/relay'],
  ['by a forged link with a success', '/relay?hubspot_connected=true&hubspot_portal=1'],
  ['by a forged link with an error', '/relay?hubspot_error=authorization_denied'],
  ['by a link whose hash is no flow', '/relay#not-a-flow'],
]) {
  describe(`a relay page without a flow, opened ${title}`, () => {
    const received: unknown[] = []
    const receive = ({ data }: MessageEvent) => void received.push(data)
    let relay: Relay

    before(async () => {
      addEventListener('message', receive)
      relay = await openRelay(address, createFlowId(), '')
    })
    after(() => {
      removeEventListener('message', receive)
      closeAll()
    })

    it('F69 says to close the window', () => {
      expect(textOf(relay)).to.equal(english.lost)
    })

    it('F69 sends nothing to the window that opened it', async () => {
      postMessage('last')

      await waitFor('the last message', () => received.includes('last'))
      expect(received).to.deep.equal(['last'])
    })

    it('F69 stores nothing', () => {
      expect(relay.window.sessionStorage.length).to.equal(0)
    })
  })
}

describe('a relay page in a frame', () => {
  afterEach(closeAll)

  async function frameRelay(flow: string, sandbox?: string) {
    const line = listenTo(flow)
    const frame = document.createElement('iframe')
    if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
    frame.src = '/relay#' + flow
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    const parent = await fixture(html`<div></div>`)
    parent.append(frame)
    await loaded
    return { ...line, frame, text: textOf({ window: frame.contentWindow! }) }
  }

  it('F70 says to close the window', async () => {
    const { text } = await frameRelay(createFlowId())

    expect(text).to.equal(english.lost)
  })

  it('F70 sends nothing about the flow in its hash', async () => {
    const flow = createFlowId()
    const { frame, channelMessages, windowMessages } = await frameRelay(flow)

    await waitForSentMessages(frame.contentWindow!, flow)

    expect(kindsOf(channelMessages)).to.deep.equal(new Set(['last']))
    expect(windowMessages).to.deep.equal([])
  })

  it('F70 stores nothing', async () => {
    sessionStorage.removeItem(RELAY_KEY)

    await frameRelay(createFlowId())

    expect(sessionStorage.getItem(RELAY_KEY)).to.equal(null)
  })

  it('F81 says without any script to close the window', async () => {
    const { text } = await frameRelay(createFlowId(), 'allow-same-origin')

    expect(text).to.equal(english.lost)
  })
})

describe('a relay page without storage', () => {
  afterEach(closeAll)

  it('F111 says that the browser blocks storage', async () => {
    const relay = await openRelay('/relay/no-storage')

    expect([phaseOf(relay), textOf(relay)]).to.deep.equal(['notConnected', texts.storageBlocked])
  })

  it('F111 says so also where storage can be read and is full', async () => {
    expect(textOf(await openRelay('/relay/full-storage'))).to.equal(texts.storageBlocked)
  })

  it('F111 tells its page on both transports until it is answered', async () => {
    const { flow, window: source, channelMessages, windowMessages } = await openRelay('/relay/no-storage')

    await waitFor('second messages', () => channelMessages.length > 1 && windowMessages.length > 1)

    expect(channelMessages[1]).to.deep.equal({ wiro: 'blocked', flow })
    expect(windowMessages[1]).to.deep.equal({ wiro: 'blocked', flow, source })
  })

  it('F111 follows no URL, and closes when its page has heard of it', async () => {
    const relay = await openRelay('/relay/no-storage')
    await sendAndWait('channel', relay, { wiro: 'go', url: hubspotUrl })
    expect(relay.window.location.pathname).to.equal('/relay/no-storage')

    relay.send('channel', { wiro: 'ack' })

    await waitFor('the window to close', () => relay.window.closed)
  })

  it('F111 tells nobody anything where it was opened by hand', async () => {
    const { window, flow, channelMessages, windowMessages } = await openRelay('/relay/no-storage', createFlowId(), '')

    await waitForSentMessages(window, flow)

    expect(kindsOf(channelMessages)).to.deep.equal(new Set(['last']))
    expect(windowMessages).to.deep.equal([])
  })
})
