import { expect } from '@open-wc/testing'
import { openChannel } from '../../src/connector/channel.js'

const NAME = 'wiro-hubspot-connect:a channel'

describe('a channel', () => {
  let end: AbortController
  let heard: unknown[]

  beforeEach(() => {
    end = new AbortController()
    heard = []
  })
  afterEach(() => end.abort())

  const open = () => openChannel(NAME, end.signal, ({ data }) => heard.push(data))

  /** Sends from elsewhere. Resolves when every channel of that name has the message: the one that was opened last is last. */
  async function sendFromElsewhere(message: unknown): Promise<void> {
    const [sender, witness] = [new BroadcastChannel(NAME), new BroadcastChannel(NAME)]
    const delivered = new Promise((resolve) => (witness.onmessage = resolve))
    sender.postMessage(message)
    await delivered
    for (const channel of [sender, witness]) channel.close()
  }

  it('hears what others send', async () => {
    open()

    await sendFromElsewhere('hello')

    expect(heard).to.deep.equal(['hello'])
  })

  it('closes with its signal', async () => {
    const send = open()
    end.abort()

    await sendFromElsewhere('late')

    expect([send('later'), heard]).to.deep.equal([false, []])
  })

  it('closes where a message cannot be sent over it', async () => {
    const send = open()
    const left = send(() => 'a function cannot be sent')

    await sendFromElsewhere('late')

    expect([left, heard]).to.deep.equal([false, []])
  })
})
