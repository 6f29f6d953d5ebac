import { expect } from '@open-wc/testing'
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
  let timers: { callback: () => void; ms: number }[]

  beforeEach(() => {
    end = new AbortController()
    received = []
    timers = []
    words = () =>
      received.map(({ message, isOverChannel }) => `${message.wiro} over the ${isOverChannel ? 'channel' : 'window'}`)
    relay = new BroadcastChannel(flowChannelName(FLOW_ID))
  })

  afterEach(() => {
    end.abort()
    relay.close()
  })

  const start = (origin = location.origin) => {
    const source = { flow: FLOW_ID, origin, channelName: flowChannelName(FLOW_ID) }
    return listenToRelay(source, end.signal, (one) => received.push(one))
  }

  /**
   * A message of a window; the browser sets the origin, so that only a made-up event can lie about it. The listener hears it
   * before this returns; its timers are held.
   */
  const fromWindow = (data: unknown, origin = location.origin, source: MessageEventSource | null = window) => {
    const { setTimeout: original } = window
    const hold = (callback: () => void, ms: number) => timers.push({ callback, ms })
    Object.assign(window, { setTimeout: hold })
    dispatchEvent(new MessageEvent('message', { data, origin, source }))
    Object.assign(window, { setTimeout: original })
  }

  /** Lets so many milliseconds pass for the messages of the window; by default all that any of them waits for. */
  const elapse = (elapsedMs = Infinity) =>
    timers.filter(({ ms }) => ms <= elapsedMs).forEach(({ callback }) => callback())

  /** Sends over the channel. Resolves when every channel of that name has the message: the one that was opened last is last. */
  const fromChannel = async (data: unknown) => {
    const witness = new BroadcastChannel(flowChannelName(FLOW_ID))
    const delivered = new Promise((resolve) => (witness.onmessage = resolve))
    relay.postMessage(data)
    await delivered
    witness.close()
  }

  describe('messages of the window', () => {
    it('a callback of the relay page is received', () => {
      start()

      fromWindow(outcome)
      elapse()

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
      it(`${title} is ignored`, () => {
        start()

        fromWindow(data, origin, source)
        elapse()

        expect(words()).to.deep.equal([])
      })
    }

    it('“ready” waits for the same message over the channel', () => {
      start()

      fromWindow(ready)
      elapse(99)
      const before = words()
      elapse(100)

      expect([before, words()]).to.deep.equal([[], ['ready over the window']])
    })

    it('a callback does not wait', () => {
      start()

      fromWindow(outcome)
      elapse(0)

      expect(words()).to.deep.equal(['outcome over the window'])
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

    it('nothing is received after the end', () => {
      start()
      end.abort()

      fromWindow(outcome)
      elapse()

      expect(words()).to.deep.equal([])
    })

    it('a message that waited at the end is not received', () => {
      start()

      fromWindow(ready)
      end.abort()
      elapse()

      expect(words()).to.deep.equal([])
    })

    it('a relay page on another allowed origin is received', () => {
      start('https://relay.example')

      fromWindow(outcome, 'https://relay.example')
      fromWindow(outcome, location.origin)
      elapse()

      expect(words()).to.deep.equal(['outcome over the window'])
    })
  })

  describe('messages of the channel', () => {
    it('a message of the relay page is received', async () => {
      start()

      await fromChannel(ready)

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('a reply goes over the channel', async () => {
      const answers: unknown[] = []
      relay.onmessage = ({ data }) => answers.push(data)
      start()
      await fromChannel(ready)

      received[0]!.reply(stop)
      await until(() => answers.length)

      expect(answers).to.deep.equal([stop])
    })

    it('come before the window’s where both arrive', async () => {
      start()

      fromWindow(ready)
      await fromChannel(ready)
      elapse()

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('replace the window’s once one was received', async () => {
      start()
      await fromChannel(ready)

      fromWindow(outcome)
      elapse()

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

        await fromChannel(data)
        fromWindow(ready)
        elapse()

        expect(words()).to.deep.equal(['ready over the window'])
      })
    }

    it('the end of the flow in another page is received', async () => {
      start()

      await fromChannel({ wiro: 'end', flow: FLOW_ID })

      expect(words()).to.deep.equal(['end over the channel'])
    })

    it('nothing is received after the end', async () => {
      start()
      end.abort()

      await fromChannel(ready)

      expect(words()).to.deep.equal([])
    })
  })

  for (const [title, replacement] of channelFaults) {
    it(`F123 a browser ${title} receives the window’s messages`, () => {
      const restore = replaceChannel(replacement)
      const send = start()
      restore()

      fromWindow(outcome)
      elapse()

      expect([send(stop), ...words()]).to.deep.equal([false, 'outcome over the window'])
    })
  }

  it('F123 a page whose answer cannot leave over the channel answers the window that repeats its message', async () => {
    start()
    const { postMessage } = BroadcastChannel.prototype
    await fromChannel(outcome)
    BroadcastChannel.prototype.postMessage = refuse
    received[0]!.reply(stop)
    BroadcastChannel.prototype.postMessage = postMessage

    await fromChannel(outcome)
    fromWindow(outcome)
    elapse()

    expect(words()).to.deep.equal(['outcome over the channel', 'outcome over the window'])
  })
})
