import { expect } from '@open-wc/testing'
import { openChannel } from '../../src/connector/channel.js'
import { listenToRelay, type ReceivedMessage } from '../../src/connector/relay-listener.js'
import { flowChannelName } from '../../src/protocol/relay-messages.js'
import { FLOW_ID } from './states.js'
import { until } from './wait.js'

const otherFlow = 'zyxwvutsrqponmlkjihg-_'
const ready = { wiro: 'ready', flow: FLOW_ID }
const outcome = { wiro: 'outcome', flow: FLOW_ID, query: '?hubspot_connected=true' }
const stop = { wiro: 'stop', flow: FLOW_ID } as const

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

/** What browsers and their settings put in place of `BroadcastChannel`. */
const channelFaults: [title: string, replacement: unknown][] = [
  ['without channels', undefined],
  ['that refuses channels, as Firefox does where cookies are blocked', refuse],
  ['whose channels send nothing', Object.assign(function () {}, { prototype: { postMessage: refuse, close() {} } })],
]

/** Returns what puts the browser's own back. */
function replaceChannel(replacement: unknown): () => void {
  const { BroadcastChannel: there } = window
  Object.assign(window, { BroadcastChannel: replacement })
  if (!replacement) delete (window as { BroadcastChannel?: unknown }).BroadcastChannel
  return () => void (window.BroadcastChannel = there)
}

describe('the connection to the relay page', () => {
  let end: AbortController
  let received: ReceivedMessage[]
  let words: () => string[]
  let relay: BroadcastChannel

  beforeEach(() => {
    end = new AbortController()
    received = []
    words = () =>
      received.map(({ message, isOverChannel }) => `${message.wiro} over the ${isOverChannel ? 'channel' : 'window'}`)
    relay = new BroadcastChannel(flowChannelName(FLOW_ID))
  })

  afterEach(() => {
    end.abort()
    relay.close()
  })

  const start = (origin = location.origin) => {
    const source = { flow: FLOW_ID, origin, channelName: flowChannelName(FLOW_ID), openChannel }
    return listenToRelay(source, end.signal, (one) => received.push(one))
  }

  /** A message of a window; the browser sets the origin, so that only a made-up event can lie about it. */
  const fromWindow = (data: unknown, origin = location.origin, source: MessageEventSource | null = window) =>
    dispatchEvent(new MessageEvent('message', { data, origin, source }))

  /** By then every message before was received or ignored. */
  const afterAll = () => new Promise((resolve) => setTimeout(resolve, 130))

  describe('messages of the window', () => {
    it('a callback of the relay page is received', async () => {
      start()

      fromWindow(outcome)
      await until(() => received.length)

      expect(words()).to.deep.equal(['outcome over the window'])
      expect(received[0]!.message.query).to.equal('?hubspot_connected=true')
    })

    it('a message that another window really sends is received', async () => {
      start()
      const frame = document.body.appendChild(document.createElement('iframe'))

      frame.srcdoc = `<script>parent.postMessage(${JSON.stringify(outcome)}, '*')</script>`
      await until(() => received.length)
      frame.remove()

      expect(words()).to.deep.equal(['outcome over the window'])
    })

    const ignored: [title: string, data: unknown, origin?: string, source?: null][] = [
      ['another origin', outcome, 'https://evil.example'],
      ['an origin that begins like ours', outcome, location.origin + '.evil.example'],
      ['an origin of another port', outcome, 'http://localhost:1'],
      ['a sandboxed frame', outcome, 'null'],
      ['no origin', outcome, ''],
      ['no sender', outcome, location.origin, null],
      ['another flow', { ...outcome, flow: otherFlow }],
      ['no flow', { wiro: 'outcome', query: '' }],
      ['a page instead of a relay', { wiro: 'go', flow: FLOW_ID, url: 'https://evil.example' }],
      ['an acknowledgement', { wiro: 'ack', flow: FLOW_ID }],
      ['a string', JSON.stringify(outcome)],
      ['undefined', undefined],
      ['null', null],
      ['a number', 0],
      ['a list', [outcome]],
      ['a map', new Map(Object.entries(outcome))],
      ['bytes', new Uint8Array(22)],
    ]
    for (const [title, data, origin, source] of ignored) {
      it(`${title} is ignored`, async () => {
        start()

        fromWindow(data, origin, source)
        await afterAll()

        expect(words()).to.deep.equal([])
      })
    }

    it('“ready” waits for the same message over the channel', async () => {
      start()
      const at = performance.now()

      fromWindow(ready)
      await until(() => received.length)

      expect(performance.now() - at).to.be.at.least(99)
      expect(words()).to.deep.equal(['ready over the window'])
    })

    it('a callback does not wait', async () => {
      start()
      const at = performance.now()

      fromWindow(outcome)
      await until(() => received.length)

      expect(performance.now() - at).to.be.below(95)
    })

    it('a reply goes to the window that sent the message, and to its origin alone', async () => {
      const posted: unknown[] = []
      const source = { postMessage: (...said: unknown[]) => posted.push(said) } as unknown as Window
      start()
      Object.setPrototypeOf(source, Window.prototype)
      const event = new MessageEvent('message', { data: outcome, origin: location.origin })
      Object.defineProperty(event, 'source', { value: source })

      dispatchEvent(event)
      await until(() => received.length)
      received[0]!.reply(stop)

      expect(posted).to.deep.equal([[stop, { targetOrigin: location.origin }]])
    })

    it('nothing is received after the end', async () => {
      start()
      end.abort()

      fromWindow(outcome)
      await afterAll()

      expect(words()).to.deep.equal([])
    })

    it('a message that waited at the end is not received', async () => {
      start()

      fromWindow(ready)
      end.abort()
      await afterAll()

      expect(words()).to.deep.equal([])
    })

    it('a relay page on another allowed origin is received', async () => {
      start('https://relay.example')

      fromWindow(outcome, 'https://relay.example')
      fromWindow(outcome, location.origin)
      await afterAll()

      expect(words()).to.deep.equal(['outcome over the window'])
    })
  })

  describe('messages of the channel', () => {
    it('a message of the relay page is received', async () => {
      start()

      relay.postMessage(ready)
      await until(() => received.length)

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('a reply goes over the channel', async () => {
      const answers: unknown[] = []
      relay.onmessage = ({ data }) => answers.push(data)
      start()
      relay.postMessage(ready)
      await until(() => received.length)

      received[0]!.reply(stop)
      await until(() => answers.length)

      expect(answers).to.deep.equal([stop])
    })

    it('come before the window’s where both arrive', async () => {
      start()

      // The channel takes longer on a busy machine; the window's message waits 100 ms for it.
      relay.postMessage(ready)
      fromWindow(ready)
      await afterAll()

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('replace the window’s once one was received', async () => {
      start()
      relay.postMessage(ready)
      await until(() => received.length)

      fromWindow(outcome)
      await afterAll()

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    for (const [title, data] of [
      ['another flow', { ...ready, flow: otherFlow }],
      ['junk', 'ready'],
      ['undefined', undefined],
      ['a page’s message', { wiro: 'stop', flow: FLOW_ID }],
    ] as const) {
      it(`${title} is ignored, and does not silence the window`, async () => {
        start()

        relay.postMessage(data)
        fromWindow(ready)
        await until(() => received.length)

        expect(words()).to.deep.equal(['ready over the window'])
      })
    }

    it('the end of the flow in another page is received', async () => {
      start()

      relay.postMessage({ wiro: 'end', flow: FLOW_ID })
      await until(() => received.length)

      expect(words()).to.deep.equal(['end over the channel'])
    })

    it('nothing is received after the end', async () => {
      start()
      end.abort()

      relay.postMessage(ready)
      await afterAll()

      expect(words()).to.deep.equal([])
    })
  })

  for (const [title, replacement] of channelFaults) {
    it(`F123 a browser ${title} receives the window’s messages`, async () => {
      const restore = replaceChannel(replacement)
      const send = start()
      restore()

      fromWindow(outcome)
      await until(() => received.length)

      expect([send(stop), ...words()]).to.deep.equal([false, 'outcome over the window'])
    })
  }

  it('F123 a page whose answer cannot leave over the channel answers the window that repeats its message', async () => {
    start()
    const { postMessage } = BroadcastChannel.prototype
    relay.postMessage(outcome)
    await until(() => received.length)
    BroadcastChannel.prototype.postMessage = refuse
    received[0]!.reply(stop)
    BroadcastChannel.prototype.postMessage = postMessage

    relay.postMessage(outcome)
    fromWindow(outcome)
    await until(() => received.length > 1)

    expect(words()).to.deep.equal(['outcome over the channel', 'outcome over the window'])
  })

  it('a channel closes with its signal', async () => {
    const heard: unknown[] = []
    openChannel(flowChannelName(FLOW_ID), end.signal, ({ data }) => heard.push(data))
    const witness = new BroadcastChannel(flowChannelName(FLOW_ID))
    const seen = new Promise((resolve) => (witness.onmessage = resolve))
    end.abort()

    relay.postMessage('late')
    await seen
    witness.close()

    expect(heard).to.deep.equal([])
  })
})
