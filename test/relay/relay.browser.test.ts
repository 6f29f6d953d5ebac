import { expect, fixture, html } from '@open-wc/testing'
import { newFlow } from '../../src/connector/platform.js'
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'
import {
  away,
  closeAll,
  heardOut,
  keptBy,
  landing,
  listenTo,
  loaded,
  nextLanding,
  opened,
  openedUnheld,
  returned,
  textOf,
  toldOver,
  until,
  type Relay,
  type Said,
} from './window.js'

const neutral = 'You can close this window and go back to the page you came from.'

const transports = ['channel', 'window'] as const

const wordsOf = (said: readonly Said[]) => new Set(said.map(({ wiro }) => wiro))

describe('the relay, opened by a page', () => {
  afterEach(closeAll)

  it('says ready over the channel, again and again', async () => {
    const { flow, channel } = await opened()

    await until(() => channel.length > 1, 'It should repeat.')

    expect(channel.slice(0, 2)).to.deep.equal([
      { wiro: 'ready', flow },
      { wiro: 'ready', flow },
    ])
  })

  it('says ready to the window that opened it, again and again', async () => {
    const { flow, messages, window: source } = await opened()

    await until(() => messages.length > 1, 'It should repeat.')

    expect(messages.slice(0, 2)).to.deep.equal([
      { wiro: 'ready', flow, source },
      { wiro: 'ready', flow, source },
    ])
  })

  it('says the same after it was reloaded', async () => {
    const { flow, channel, window } = await opened()
    await heardOut(window, flow)
    channel.length = 0

    window.location.reload()

    await until(() => channel.length, 'It should be ready again.')
    expect(channel[0]).to.deep.equal({ wiro: 'ready', flow })
  })

  it('F43 says after 20 seconds that the page may have been closed', async () => {
    const relay = await opened('/relay/patient')
    const { timers } = relay.window as unknown as { timers: [number, () => void][] }

    timers.find(([wait]) => wait === 20_000)![1]()

    expect(textOf(relay)).to.equal('The page that opened this window may have been closed.')
  })
})

for (const over of transports) {
  describe(`the word to go over the ${over}`, () => {
    let relay: Relay

    before(async () => {
      relay = await opened()
      relay.tell(over, { wiro: 'go', url: landing, text: '' })
      await away(relay)
    })
    after(closeAll)

    it('leaves the mark of a flow that its page sent to HubSpot', () => {
      expect(keptBy(relay)).to.equal(relay.flow + '!')
    })

    it('leaves no page to go back to', () => {
      expect(relay.window.history.length).to.equal(1)
    })

    it(`${over === 'channel' ? 'takes the relay its opener' : 'leaves the relay its opener, to answer to'}`, () => {
      expect(relay.window.opener).to.equal(over === 'channel' ? null : window)
    })
  })
}

describe('the word to go', () => {
  afterEach(closeAll)

  it('counts once: the first decides', async () => {
    const relay = await opened()

    relay.tell('channel', { wiro: 'go', url: landing + '?first', text: '' })
    relay.tell('channel', { wiro: 'go', url: landing + '?second', text: '' })

    await away(relay, landing + '?first')
  })

  it('is heard without a window that opened the relay', async () => {
    const flow = newFlow()
    const relay = await openedUnheld(flow)

    relay.broadcast.postMessage({ wiro: 'go', flow, url: landing, text: '' })

    expect(await relay.landed).to.deep.equal({ opener: false, url: landing })
    relay.order('close')
  })
})

describe('a relay that waits', () => {
  /** One for all: nothing of what it is told here may change it. */
  let relay: Relay

  before(async () => void (relay = await opened()))
  after(closeAll)

  it('has cleared the flow from its address', () => {
    expect(relay.window.location.href).to.equal(location.origin + '/relay')
  })

  it('keeps the flow', () => {
    expect(keptBy(relay)).to.equal(relay.flow)
  })

  it('F02 says that HubSpot is being opened', () => {
    expect(textOf(relay)).to.equal('Opening HubSpot…')
  })

  const stays = () => [relay.window.location.href, keptBy(relay), textOf(relay)]
  const waiting = () => [location.origin + '/relay', relay.flow, 'Opening HubSpot…']

  for (const word of ['end', 'ready', 'outcome', 'GO', undefined]) {
    for (const over of transports) {
      it(`hears no order in ${word} over the ${over}`, async () => {
        await toldOver(over, relay, { wiro: word, url: landing })

        expect(stays()).to.deep.equal(waiting())
      })
    }
  }

  for (const data of [null, 'go', 5, [], { wiro: 'go', url: landing }, { wiro: 'stop' }]) {
    it(`hears no order in ${JSON.stringify(data)}, which names no flow`, async () => {
      const heard = new Promise((resolve) => relay.window.addEventListener('message', resolve, { once: true }))

      relay.window.postMessage(data)

      await heard
      expect(stays()).to.deep.equal(waiting())
    })
  }

  for (const wiro of ['go', 'stop', 'ack']) {
    it(`hears no order in ${wiro} about another flow`, async () => {
      const heard = new Promise((resolve) => relay.window.addEventListener('message', resolve, { once: true }))

      relay.window.postMessage({ wiro, url: landing, text: '', flow: newFlow() })

      await heard
      expect(stays()).to.deep.equal(waiting())
    })
  }
})

describe('a page on another origin', () => {
  afterEach(closeAll)

  const foreign = location.origin.replace('localhost', '127.0.0.1')

  /** It does what it is told, and tells what it hears. */
  async function pageThere() {
    const said: Said[] = []
    addEventListener('message', ({ data, origin }) => origin === foreign && said.push(data))
    const src = foreign + '/test/relay/foreign.html'
    const { contentWindow } = await fixture<HTMLIFrameElement>(html`<iframe src=${src}></iframe>`)
    await until(() => said.some((one) => one.there), 'The page should load.')
    const order = async (what: Said) => {
      const before = said.length
      contentWindow!.postMessage(what, foreign)
      await until(() => said.slice(before).some(({ done }) => done), 'The page should do it.')
    }
    return { order, heard: () => said.filter((one) => one.heard) }
  }

  /** Another word over the channel: it still waits. */
  async function goesOn(channel: Said[]) {
    const before = channel.length
    await until(() => channel.length > before + 1, 'The relay should go on.')
  }

  for (const word of [{ wiro: 'go', url: landing, text: '' }, { wiro: 'stop' }]) {
    it(`cannot tell the relay to ${word.wiro}`, async () => {
      const flow = newFlow()
      const { channel } = listenTo(flow)
      const page = await pageThere()
      await page.order({ open: `${location.origin}/relay#${flow}` })
      await until(() => channel.length, 'The relay should be ready.')

      await page.order({ say: { ...word, flow } })

      await goesOn(channel)
      expect(wordsOf(channel)).to.deep.equal(new Set(['ready']))
      await page.order({ close: true })
    })
  }

  it('hears nothing of the relay that it opened', async () => {
    const flow = newFlow()
    const { channel } = listenTo(flow)
    const page = await pageThere()

    await page.order({ open: `${location.origin}/relay#${flow}` })

    await goesOn(channel)
    expect(page.heard()).to.deep.equal([])
    await page.order({ close: true })
  })

  it('hears a relay that names it', async () => {
    const flow = newFlow()
    const page = await pageThere()

    await page.order({ open: `${location.origin}/relay/shared?page=${foreign}#${flow}` })

    await until(() => page.heard().length, 'It should hear the relay.')
    expect(page.heard()[0]).to.deep.equal({ heard: { wiro: 'ready', flow } })
    await page.order({ close: true })
  })

  it('sends a relay that names it to HubSpot', async () => {
    const flow = newFlow()
    const landed = nextLanding()
    const page = await pageThere()
    await page.order({ open: `${location.origin}/relay/shared?page=${foreign}#${flow}` })
    await until(() => page.heard().length, 'It should hear the relay.')

    await page.order({ say: { wiro: 'go', flow, url: landing, text: '' } })

    expect(await landed).to.deep.equal({ opener: true, url: landing })
    await page.order({ close: true })
  })
})

const success = '?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe'

describe('what the relay brings back from HubSpot', () => {
  let relay: Relay

  before(async () => void (relay = await returned(success)))
  after(closeAll)

  it('is handed over raw on the channel, again and again', async () => {
    const { flow, channel } = relay

    await until(() => channel.length > 1, 'It should repeat.')

    expect(channel[1]).to.deep.equal({ wiro: 'outcome', flow, query: success })
  })

  it('is handed over raw to the window that opened it, again and again', async () => {
    const { flow, messages, window: source } = relay

    await until(() => messages.length > 1, 'It should repeat.')

    expect(messages[1]).to.deep.equal({ wiro: 'outcome', flow, query: success, source })
  })

  it('is taken out of the address', () => {
    expect(relay.window.location.href).to.equal(location.origin + '/relay')
  })
})

describe('the relay, back from HubSpot', () => {
  afterEach(closeAll)

  for (const over of transports) {
    it(`hands over what it brought from where the ${over} sent it`, async () => {
      const relay = await opened()
      relay.tell(over, { wiro: 'go', url: landing, text: '' })
      await away(relay)

      relay.window.location.replace('/relay' + success)

      await until(() => wordsOf(relay.channel).has('outcome'), 'It should hand over.')
    })
  }

  for (const [title, query] of [
    ['F57 of a refusal', '?hubspot_error=authorization_denied'],
    ['F79 that was lost on the way', ''],
    ['F78 with broken percent signs', '?hubspot_connected=true&hubspot_name=%E0%A4%A'],
    ['F73 that contradicts itself', '?hubspot_connected=true&hubspot_connected=false'],
  ]) {
    it(`hands over a query ${title}`, async () => {
      const { flow, channel } = await returned(query!)

      expect(channel[0]).to.deep.equal({ wiro: 'outcome', flow, query })
    })
  }

  for (const [title, query, rest] of [
    ['of a redirect URL’s own', '?tenant=1&hubspot_connected=true&hubspot', '&hubspot_connected=true'],
    [
      'F72 of a redirect URL that Wiro appended to with another',
      '?tenant=1?hubspot_connected=true',
      '?hubspot_connected=true',
    ],
    [
      'that begins as HubSpot’s do inside a value',
      '?of=hubspot_error=a&hubspot_connected=true',
      '&hubspot_connected=true',
    ],
  ]) {
    it(`hands over no query ${title}`, async () => {
      const { channel } = await returned(query!)

      expect(channel[0]!.query).to.equal(rest)
    })
  }

  for (const [title, query, rest] of [
    ['first', '?seal=x&hubspot_connected=true', '&hubspot_connected=true'],
    ['last', '?hubspot_connected=true&seal=x', '?hubspot_connected=true'],
    ['F72 before another question mark', '?seal=x?hubspot_connected=true', '?hubspot_connected=true'],
  ]) {
    it(`keeps the seal to itself that came ${title}`, async () => {
      const { channel } = await returned(query!)

      expect(channel[0]!.query).to.equal(rest)
    })
  }

  it('hands over what came to a flow without the mark too', async () => {
    const { flow, channel } = await returned(success, '', '')

    expect(channel[0]).to.deep.equal({ wiro: 'outcome', flow, query: success })
  })

  it('F76 hands over no more than 1,200 characters', async () => {
    const { channel } = await returned(success + '&hubspot_error_detail=' + 'x'.repeat(10_000))

    expect((channel[0]!.query as string).length).to.equal(1_200)
  })

  for (const [title, query] of [
    ['F76 of 10,000 characters', '?hubspot_connected=true&hubspot_error_detail=' + 'x'.repeat(10_000)],
    ['F76 with markup', '?hubspot_error=a&hubspot_error_detail=%3Cimg%20src%3Dx%3E'],
    ['that nobody knows', '?hubspot_connected=true&text=Call%20this%20number'],
  ]) {
    it(`never shows a parameter ${title}`, async () => {
      const { window } = await returned(query!)

      expect(window.document.body.innerText).to.equal(neutral)
    })
  }

  it('says what the page gave it to say, in the person’s language', async () => {
    const relay = await opened()
    relay.tell('channel', { wiro: 'go', url: landing, text: 'Sie können dieses Fenster schließen.' })
    await away(relay)

    relay.window.location.replace('/relay' + success)

    await loaded(relay)
    expect(textOf(relay)).to.equal('Sie können dieses Fenster schließen.')
  })

  it('says what the page gave it as text, not as markup', async () => {
    const relay = await returned(success, '<img src=x>')

    expect([textOf(relay), relay.window.document.images.length]).to.deep.equal(['<img src=x>', 0])
  })

  it('hands over once more after a reload', async () => {
    const { window, channel, flow } = await returned(success)
    await heardOut(window, flow)
    channel.length = 0

    window.location.reload()

    await until(() => wordsOf(channel).has('outcome'), 'It should hand over again.')
  })

  it('hands over without a window that opened it', async () => {
    const flow = newFlow()
    const relay = await openedUnheld(flow)
    relay.broadcast.postMessage({ wiro: 'go', flow, url: landing, text: '' })
    await relay.landed

    relay.order('/relay' + success)

    await until(() => wordsOf(relay.channel).has('outcome'), 'It should hand over.')
    relay.broadcast.postMessage({ wiro: 'ack', flow })
  })
})

describe('the end of the relay', () => {
  afterEach(closeAll)

  for (const over of transports) {
    for (const wiro of ['ack', 'stop']) {
      it(`comes with ${wiro} over the ${over}, once it is back`, async () => {
        const relay = await returned(success)

        relay.tell(over, { wiro })

        await until(() => relay.window.closed, 'It should close.')
      })
    }

    it(`F66 comes with stop over the ${over}, before HubSpot`, async () => {
      const relay = await opened()

      relay.tell(over, { wiro: 'stop' })

      await until(() => relay.window.closed, 'It should close.')
    })
  }

  it('comes over the channel in a window that gave its opener up', async () => {
    const relay = await opened()
    relay.tell('channel', { wiro: 'go', url: landing, text: '' })
    await away(relay)
    relay.window.location.replace('/relay' + success)
    await until(() => wordsOf(relay.channel).has('outcome'), 'It should hand over.')

    relay.tell('channel', { wiro: 'ack' })

    await until(() => relay.window.closed, 'It should close.')
  })
})

describe('the end of the relay in a browser that does not close it', () => {
  let relay: Relay

  before(async () => {
    relay = await returned(success)
    const asked = new Promise<void>((resolve) => (relay.window.close = resolve))
    relay.tell('channel', { wiro: 'ack' })
    await asked
  })
  after(closeAll)

  it('leaves no record behind', () => {
    expect(keptBy(relay)).to.equal(null)
  })

  it('F68 leaves the sentence that says what to do', () => {
    expect(textOf(relay)).to.equal(neutral)
  })

  it('F54 has nothing more to say when its window is restored', async () => {
    const { window, flow, channel } = relay
    await heardOut(window, flow)
    channel.length = 0
    const { document } = window

    window.location.reload()
    await until(() => window.document !== document && window.document.readyState === 'complete', 'It should reload.')

    await heardOut(window, flow)
    expect(wordsOf(channel)).to.deep.equal(new Set(['mark']))
  })
})

for (const [title, address] of [
  ['by hand', '/relay'],
  ['by a forged link with a success', '/relay?hubspot_connected=true&hubspot_portal=1'],
  ['by a forged link with an error', '/relay?hubspot_error=authorization_denied'],
  ['by a link that names no flow', '/relay#not-a-flow'],
]) {
  describe(`the relay without a flow, opened ${title}`, () => {
    const heard: unknown[] = []
    const hear = ({ data }: MessageEvent) => void heard.push(data)
    let relay: Relay

    before(async () => {
      addEventListener('message', hear)
      relay = await opened(address, newFlow(), '')
    })
    after(() => {
      removeEventListener('message', hear)
      closeAll()
    })

    it('F69 says in a neutral sentence what to do', () => {
      expect(textOf(relay)).to.equal(neutral)
    })

    it('F69 tells the window that opened it nothing', async () => {
      postMessage('after it')

      await until(() => heard.includes('after it'), 'The mark should arrive.')
      expect(heard).to.deep.equal(['after it'])
    })

    it('F69 keeps nothing', () => {
      expect(relay.window.sessionStorage.length).to.equal(0)
    })
  })
}

describe('the relay in a frame', () => {
  afterEach(closeAll)

  const framed = async (flow: string, sandbox?: string) => {
    const { channel, messages } = listenTo(flow)
    const frame = document.createElement('iframe')
    if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
    frame.src = '/relay#' + flow
    const shown = new Promise((resolve) => frame.addEventListener('load', resolve))
    const holder = await fixture(html`<div></div>`)
    holder.append(frame)
    await shown
    return { frame, channel, messages }
  }

  it('F70 says in a neutral sentence what to do', async () => {
    const { frame } = await framed(newFlow())

    expect(frame.contentDocument!.body.innerText.trim()).to.equal(neutral)
  })

  it('F70 says nothing about the flow that it was given', async () => {
    const flow = newFlow()
    const { frame, channel, messages } = await framed(flow)

    await heardOut(frame.contentWindow!, flow)

    expect([wordsOf(channel), messages]).to.deep.equal([new Set(['mark']), []])
  })

  it('F70 keeps nothing', async () => {
    const before = sessionStorage.getItem(RELAY_KEY)

    await framed(newFlow())

    expect([before, sessionStorage.getItem(RELAY_KEY)]).to.deep.equal([null, null])
  })

  it('F81 tells without any script what to do', async () => {
    const { frame } = await framed(newFlow(), 'allow-same-origin')

    expect(frame.contentDocument!.body.innerText.trim()).to.equal(neutral)
  })
})

describe('the relay where it can keep nothing', () => {
  afterEach(closeAll)

  it('F111 says so', async () => {
    const relay = await opened('/relay/forgetful')

    expect(textOf(relay)).to.equal('This browser keeps nothing here, so HubSpot can’t be connected.')
  })

  it('F111 is not ready', async () => {
    const { window, flow, channel, messages } = await opened('/relay/forgetful')

    await heardOut(window, flow)

    expect([wordsOf(channel), messages]).to.deep.equal([new Set(['mark']), []])
  })
})

describe('the relay, back with a seal', () => {
  afterEach(closeAll)

  interface Judged {
    asked: [url: string, body: Record<string, unknown>, keepalive: boolean][]
  }

  const sealed = '&seal=sealed'
  const answer = (verdict: string, more = {}) => ({ result: true, verdict, errors: [], ...more })

  /** Back from HubSpot, with what its server will answer. */
  async function judged(answers: unknown[], query = success.replace('?', '&') + sealed, mark = '!') {
    const relay = await returned(
      query,
      '',
      mark,
      '/relay/judged?answers=' + encodeURIComponent(JSON.stringify(answers)),
    )
    return { ...relay, asked: (relay.window as unknown as Judged).asked }
  }

  it('asks its server first, and hands over the verdict with what it brought', async () => {
    const { flow, asked, channel } = await judged([answer('kept')])

    expect(asked).to.deep.equal([
      [
        '/finish',
        {
          action: 'finish',
          seal: 'sealed',
          outcome: Object.fromEntries(new URLSearchParams(success)),
          flow,
        },
        true,
      ],
    ])
    expect(channel[0]).to.include({ wiro: 'outcome', flow, verdict: 'kept' })
  })

  it('hands over why it was undone', async () => {
    const { channel } = await judged([answer('undone', { code: 'portal_refused' })])

    expect(channel[0]).to.include({ verdict: 'undone', code: 'portal_refused' })
  })

  it('F87 says that another browser started it', async () => {
    const relay = await judged([answer('undone')])

    expect(textOf(relay)).to.equal('This connection was started in another browser, so it was undone.')
  })

  it('names no flow that its page did not send to HubSpot', async () => {
    const { asked } = await judged([answer('undone')], undefined, '')

    expect(asked[0]![1]).not.to.have.property('flow')
  })

  it('is asked again while the status lags, and while the server stumbles', async () => {
    const { asked, channel } = await judged([answer('pending'), null, answer('kept')])

    expect(asked.length).to.equal(3)
    expect(channel[0]).to.include({ verdict: 'kept' })
  })

  it('hands over what it brought without a verdict where there is none', async function () {
    this.timeout(15_000)
    const { asked, channel } = await judged([])

    expect(asked.length).to.equal(4)
    expect(channel[0]).not.to.have.property('verdict')
  })

  for (const [title, query] of [
    ['a refusal', '&hubspot_error=authorization_denied' + sealed],
    ['what is no success', '&hubspot_connected=1' + sealed],
    ['a success without a seal', success.replace('?', '&')],
  ]) {
    it(`asks nobody about ${title}`, async () => {
      const { asked } = await judged([answer('kept')], query)

      expect(asked).to.deep.equal([])
    })
  }

  for (const [title, character] of [
    ['a name of many bytes', '%E5%90%8D'],
    ['what JSON spells longest', '%01'],
    ['what JSON doubles', '\\'],
  ]) {
    it(`F76 sends no more than its server takes, beside the longest seal, of ${title}`, async () => {
      const query = success.replace('?', '&') + character!.repeat(1_000) + '&seal=' + 'x'.repeat(1_200)
      const { asked } = await judged([answer('kept')], query)

      expect(new Blob([JSON.stringify(asked[0]![1])]).size).to.be.within(1_700, 4_096)
    })
  }

  it('finishes where no flow is kept too, and tells no page anything', async () => {
    const flow = newFlow()
    const { channel } = listenTo(flow)
    const window = open(
      '/relay/judged?answers=' +
        encodeURIComponent(JSON.stringify([answer('undone')])) +
        success.replace('?', '&') +
        sealed,
    ) as unknown as Window & Judged
    await until(() => window.asked?.length, 'It should ask.')
    await until(
      () => window.document.querySelector('p')?.textContent.startsWith('This connection'),
      'It should say so.',
    )

    expect(window.asked[0]![1]).not.to.have.property('flow')
    expect(channel).to.deep.equal([])
    window.close()
  })

  it('asks nobody where its file names no server', async () => {
    const relay = await returned(success + sealed)

    expect(relay.channel[0]).not.to.have.property('verdict')
  })
})

describe('the relay’s own policy', () => {
  afterEach(closeAll)

  const violationsIn = ({ window }: Relay) => (window as unknown as { violations: string[] }).violations

  it('F112 lets its script and its style through', async () => {
    const relay = await opened('/relay/watched')

    const { display } = relay.window.getComputedStyle(relay.window.document.body)
    expect([violationsIn(relay), textOf(relay), display]).to.deep.equal([[], 'Opening HubSpot…', 'grid'])
  })

  for (const [title, element, directive] of [
    ['another script', 'script', 'script-src-elem'],
    ['another style', 'style', 'style-src-elem'],
  ]) {
    it(`F112 stops ${title}`, async () => {
      const relay = await opened('/relay/watched')
      const { body } = relay.window.document

      body.append(Object.assign(document.createElement(element!), { textContent: 'p { color: red }' }))

      await until(() => violationsIn(relay).length, 'It should be stopped.')
      expect(violationsIn(relay)).to.deep.equal([directive])
    })
  }

  it('stops requests to anyone but its own server', async () => {
    const relay = await opened('/relay/watched')

    await relay.window.fetch('https://hubspot.example/').catch(() => {})

    await until(() => violationsIn(relay).length, 'It should be stopped.')
    expect(violationsIn(relay)).to.deep.equal(['connect-src'])
  })
})

describe('the relay as HTML', () => {
  const page = async () => new DOMParser().parseFromString(await (await fetch('/relay')).text(), 'text/html')

  it('F81 tells what to do', async () => {
    expect((await page()).body.querySelector('p')!.textContent).to.equal(neutral)
  })

  it('says what it is, so that a silent one is told from an app’s own page', async () => {
    expect((await page()).querySelector('meta[name="wiro-relay"]')).not.to.equal(null)
  })

  it('says its language', async () => {
    expect((await page()).documentElement.lang).to.equal('en')
  })
})
