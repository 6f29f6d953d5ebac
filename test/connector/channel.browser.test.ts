import { expect } from '@open-wc/testing'
import { listen, openChannel, type Reply } from '../../src/connector/channel.js'
import { flowChannelName, type RelayMessage, type PageMessage } from '../../src/protocol/relay-messages.js'
import { id, until } from './setup.js'

const other = 'zyxwvutsrqponmlkjihg-_'
const ready = { wiro: 'ready', flow: id }
const outcome = { wiro: 'outcome', flow: id, query: '?hubspot_connected=true' }
const stop: PageMessage = { wiro: 'stop', flow: id }

interface Told {
  heard: RelayMessage
  reply: Reply
  overChannel: boolean
}

describe('channel', () => {
  let end: AbortController
  let told: Told[]
  let words: () => string[]
  let relay: BroadcastChannel

  beforeEach(() => {
    end = new AbortController()
    told = []
    words = () => told.map(({ heard, overChannel }) => `${heard.wiro} over the ${overChannel ? 'channel' : 'window'}`)
    relay = new BroadcastChannel(flowChannelName(id))
  })

  afterEach(() => {
    end.abort()
    relay.close()
  })

  const start = (origin = location.origin) =>
    listen(id, origin, end.signal, (heard, reply, overChannel) => told.push({ heard, reply, overChannel }))

  /** A message of a window; the browser sets the origin, so that only a made-up event can lie about it. */
  const fromWindow = (data: unknown, origin = location.origin, source: MessageEventSource | null = window) =>
    dispatchEvent(new MessageEvent('message', { data, origin, source }))

  /** Once this is heard, what was said before it was heard or ignored. */
  const afterAll = () => new Promise((resolve) => setTimeout(resolve, 130))

  describe('over the window', () => {
    it('an outcome of its relay is heard', async () => {
      start()

      fromWindow(outcome)
      await until(() => told.length)

      expect(words()).to.deep.equal(['outcome over the window'])
      expect(told[0]!.heard.query).to.equal('?hubspot_connected=true')
    })

    it('a message that another window really sends is heard', async () => {
      start()
      const frame = document.body.appendChild(document.createElement('iframe'))

      frame.srcdoc = `<script>parent.postMessage(${JSON.stringify(outcome)}, '*')</script>`
      await until(() => told.length)
      frame.remove()

      expect(words()).to.deep.equal(['outcome over the window'])
    })

    const ignored: [title: string, data: unknown, origin?: string, source?: null][] = [
      ['another origin', outcome, 'https://evil.example'],
      ['an origin that begins like ours', outcome, location.origin + '.evil.example'],
      ['an origin of another port', outcome, 'http://localhost:1'],
      ['a sandboxed frame', outcome, 'null'],
      ['no origin', outcome, ''],
      ['nobody to answer to', outcome, location.origin, null],
      ['another flow', { ...outcome, flow: other }],
      ['no flow', { wiro: 'outcome', query: '' }],
      ['a page instead of a relay', { wiro: 'go', flow: id, url: 'https://evil.example' }],
      ['an acknowledgement', { wiro: 'ack', flow: id }],
      ['a text', JSON.stringify(outcome)],
      ['nothing', undefined],
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

    it('“ready” waits for the same over the channel', async () => {
      start()
      const at = performance.now()

      fromWindow(ready)
      await until(() => told.length)

      expect(performance.now() - at).to.be.at.least(99)
      expect(words()).to.deep.equal(['ready over the window'])
    })

    it('an outcome does not wait', async () => {
      start()
      const at = performance.now()

      fromWindow(outcome)
      await until(() => told.length)

      expect(performance.now() - at).to.be.below(95)
    })

    it('the answer goes back to the window that spoke, and to its origin alone', async () => {
      const posted: unknown[] = []
      const source = { postMessage: (...said: unknown[]) => posted.push(said) } as unknown as Window
      start()
      Object.setPrototypeOf(source, Window.prototype)
      const event = new MessageEvent('message', { data: outcome, origin: location.origin })
      Object.defineProperty(event, 'source', { value: source })

      dispatchEvent(event)
      await until(() => told.length)
      told[0]!.reply(stop)

      expect(posted).to.deep.equal([[stop, { targetOrigin: location.origin }]])
    })

    it('nothing is heard once it ended', async () => {
      start()
      end.abort()

      fromWindow(outcome)
      await afterAll()

      expect(words()).to.deep.equal([])
    })

    it('what waited while it ended is not heard', async () => {
      start()

      fromWindow(ready)
      end.abort()
      await afterAll()

      expect(words()).to.deep.equal([])
    })

    it('a relay on another allowed origin is heard', async () => {
      start('https://relay.example')

      fromWindow(outcome, 'https://relay.example')
      fromWindow(outcome, location.origin)
      await afterAll()

      expect(words()).to.deep.equal(['outcome over the window'])
    })
  })

  describe('over the channel', () => {
    it('a relay is heard', async () => {
      start()

      relay.postMessage(ready)
      await until(() => told.length)

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('the answer goes back over the channel', async () => {
      const answers: unknown[] = []
      relay.onmessage = ({ data }) => answers.push(data)
      start()
      relay.postMessage(ready)
      await until(() => told.length)

      told[0]!.reply(stop)
      await until(() => answers.length)

      expect(answers).to.deep.equal([stop])
    })

    it('is preferred where both speak', async () => {
      start()

      // First on the way that takes longer on a busy machine: the window's word waits a tenth of a second for it.
      relay.postMessage(ready)
      fromWindow(ready)
      await afterAll()

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    it('is preferred once it was heard', async () => {
      start()
      relay.postMessage(ready)
      await until(() => told.length)

      fromWindow(outcome)
      await afterAll()

      expect(words()).to.deep.equal(['ready over the channel'])
    })

    for (const [title, data] of [
      ['another flow', { ...ready, flow: other }],
      ['junk', 'ready'],
      ['nothing', undefined],
      ['the word of another page', { wiro: 'stop', flow: id }],
    ] as const) {
      it(`${title} is ignored, and does not silence the window`, async () => {
        start()

        relay.postMessage(data)
        fromWindow(ready)
        await until(() => told.length)

        expect(words()).to.deep.equal(['ready over the window'])
      })
    }

    it('the end of another carrier is heard', async () => {
      start()

      relay.postMessage({ wiro: 'end', flow: id })
      await until(() => told.length)

      expect(words()).to.deep.equal(['end over the channel'])
    })

    it('nothing is heard once it ended', async () => {
      start()
      end.abort()

      relay.postMessage(ready)
      await afterAll()

      expect(words()).to.deep.equal([])
    })
  })

  it('F123 a browser without channels has none, and hears the window', async () => {
    const { BroadcastChannel: there } = window
    delete (window as { BroadcastChannel?: unknown }).BroadcastChannel
    const channel = start()
    window.BroadcastChannel = there

    fromWindow(outcome)
    await until(() => told.length)

    expect([channel, ...words()]).to.deep.equal([undefined, 'outcome over the window'])
  })

  it('a channel closes with its signal', async () => {
    const heard: unknown[] = []
    openChannel(flowChannelName(id), end.signal, ({ data }) => heard.push(data))
    const witness = new BroadcastChannel(flowChannelName(id))
    const seen = new Promise((resolve) => (witness.onmessage = resolve))
    end.abort()

    relay.postMessage('late')
    await seen
    witness.close()

    expect(heard).to.deep.equal([])
  })
})
