/** The relay page asks its token endpoint for a verdict on a callback with a seal, and passes the verdict on. */
import { expect } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'
import { english, texts } from '../../src/relay/texts.js'
import {
  callbackOf,
  closeAll,
  listenTo,
  openReturnedRelay,
  successQuery,
  textOf,
  waitFor,
  type OwnWindow,
} from './relay-window.js'

interface FinishRequest {
  url: string
  body: Record<string, unknown>
  keepalive: boolean
}

/** `undefined` is a network error. */
type Answer = Record<string, unknown> | undefined

/** How long the page then has to acknowledge the callback. */
const PAGE_SILENT_MS = 10_000

const sealedQuery = successQuery + '&seal=sealed'

const answer = (verdict: string, more = {}): Answer => ({ result: true, verdict, errors: [], ...more })

const pathWith = (answers: Answer[]) => '/relay/verdicts?answers=' + encodeURIComponent(JSON.stringify(answers))

const requestsOf = (window: Window) => (window as OwnWindow & { requests?: FinishRequest[] }).requests ?? []

/** The waits that were set, in milliseconds, and between them the limits of all questions. */
const waitsOf = (window: Window) => (window as OwnWindow & { waits?: number[] }).waits

/** Opens a relay page back from HubSpot, whose token endpoint gives these answers. */
async function openWithAnswers(answers: Answer[], query = sealedQuery, mark: '!' | '' = '!') {
  const relay = await openReturnedRelay(query.replace('?', '&'), { path: pathWith(answers), mark })
  return { ...relay, requests: requestsOf(relay.window) }
}

describe('back with a seal, the relay page', () => {
  afterEach(closeAll)

  it('asks its token endpoint before it sends the callback with the verdict', async () => {
    const relay = await openWithAnswers([answer('kept')])
    const { flow, requests } = relay

    const outcome = Object.fromEntries(new URLSearchParams(successQuery))
    expect(requests).to.deep.equal([
      { url: '/finish', body: { action: 'finish', seal: 'sealed', outcome, flow }, keepalive: true },
    ])
    expect(callbackOf(relay)).to.include({ flow, verdict: 'kept' })
  })

  it('sends why a connection was undone', async () => {
    const relay = await openWithAnswers([answer('undone', { code: 'portal_refused' })])

    expect(callbackOf(relay)).to.include({ verdict: 'undone', code: 'portal_refused' })
  })

  it('names no flow that its page did not send to HubSpot', async () => {
    const { requests } = await openWithAnswers([answer('undone')], sealedQuery, '')

    expect(requests[0]!.body).not.to.have.property('flow')
  })

  it('asks again while the verdict is pending and after a network error', async () => {
    const relay = await openWithAnswers([answer('pending'), undefined, answer('kept')])

    expect(relay.requests.length).to.equal(3)
    expect(callbackOf(relay)).to.include({ verdict: 'kept' })
  })

  const schedules: [title: string, mark: '!' | '', waits: number[], limit: number][] = [
    ['its page sent to HubSpot', '!', [500, 1000, 2000], 5_000],
    ['nobody sent to HubSpot', '', [500, 1000, 2000, 2000, 2000, 2000], 10_000],
  ]
  for (const [title, mark, waits, limit] of schedules) {
    it(`asks ${waits.length + 1} times about a window that ${title}, and then sends the callback alone`, async () => {
      const relay = await openWithAnswers([], sealedQuery, mark)

      expect(relay.requests.length).to.equal(waits.length + 1)
      expect(waitsOf(relay.window)).to.have.members([0, ...waits, limit, PAGE_SILENT_MS])
      expect(callbackOf(relay)).not.to.have.property('verdict')
    })
  }

  it('sends the callback without a verdict where no answer comes in time', async () => {
    const path = '/relay/verdicts?hangs=long'

    const relay = await openReturnedRelay(sealedQuery.replace('?', '&'), { path })

    expect(requestsOf(relay.window).length).to.equal(1)
    expect(callbackOf(relay)).not.to.have.property('verdict')
  })

  it('lets its page know at once that it is back, and sends nothing else before the verdict', async () => {
    const { flow, channelMessages, windowMessages } = await openWithAnswers([answer('pending'), answer('kept')])

    const [first, second] = channelMessages
    expect(first).to.deep.equal({ wiro: 'returned', flow })
    expect(second).to.include({ wiro: 'outcome', verdict: 'kept' })
    await waitFor('both messages to the opener', () => windowMessages.length > 1)
    expect(windowMessages.map(({ wiro }) => wiro)).to.include('returned')
  })

  for (const [title, query, mark] of [
    ['a window that nobody sent to HubSpot', sealedQuery, ''],
    ['a refusal', '?hubspot_error=authorization_denied&seal=sealed', '!'],
    ['a success without a seal', successQuery, '!'],
  ] as const) {
    it(`sends the callback alone of ${title}`, async () => {
      const { channelMessages } = await openWithAnswers([answer('nothing')], query, mark)

      expect(channelMessages[0]).to.include({ wiro: 'outcome' })
    })
  }

  it('says that it finishes, and nothing of closing, before the verdict is there', async () => {
    sessionStorage.setItem(RELAY_KEY, createFlowId() + '!')
    const window = open('/relay/verdicts?hangs=' + sealedQuery.replace('?', '&'))!
    sessionStorage.clear()
    const { text } = await new Promise<{ text: string }>((resolve) => {
      const check = () => {
        const text = textOf({ window })
        if (requestsOf(window).length) resolve({ text })
        else requestAnimationFrame(check)
      }
      check()
    })
    window.close()

    expect(text).to.equal(english.finishing)
  })

  for (const [title, query] of [
    ['a refusal', '?hubspot_error=authorization_denied&seal=sealed'],
    ['a callback that is no success', '?hubspot_connected=1&seal=sealed'],
    ['a success without a seal', successQuery],
  ]) {
    it(`asks for no verdict on ${title}`, async () => {
      const { requests } = await openWithAnswers([answer('kept')], query)

      expect(requests).to.deep.equal([])
    })
  }

  it('asks for no verdict where the host has set no token endpoint', async () => {
    const { channelMessages } = await openReturnedRelay(sealedQuery)

    expect(channelMessages[0]).not.to.have.property('verdict')
  })

  for (const [title, character] of [
    ['of many bytes', '%E5%90%8D'],
    ['that JSON escapes at length', '%01'],
    ['that JSON doubles', '\\'],
  ]) {
    it(`F76 sends at most 4 kB to its server, with the longest seal and a name of characters ${title}`, async () => {
      const query = successQuery + character!.repeat(1_000) + '&seal=' + 'x'.repeat(1_200)
      const { requests } = await openWithAnswers([answer('kept')], query)

      expect(new Blob([JSON.stringify(requests[0]!.body)]).size).to.be.within(1_700, 4_096)
    })
  }

  it('F76 sends its server the parameters of HubSpot alone, with values of at most 512 characters', async () => {
    const query = '?tenant=1&hubspot_connected=true&hubspot_name=' + 'x'.repeat(600) + '&seal=sealed&of=hubspot_a=b'
    const { requests } = await openWithAnswers([answer('kept')], query)

    expect(requests[0]!.body.outcome).to.deep.equal({ hubspot_connected: 'true', hubspot_name: 'x'.repeat(512) })
  })

  it('F72 sends its server parameters after a second question mark, too', async () => {
    const query = '?hubspot_connected=true?hubspot_portal=1&seal=sealed'
    const { requests } = await openWithAnswers([answer('kept')], query)

    expect(requests[0]!.body.outcome).to.deep.equal({ hubspot_connected: 'true', hubspot_portal: '1' })
  })

  it('asks for a verdict without a stored flow too, and sends no page anything', async () => {
    const { channelMessages } = listenTo(createFlowId())
    const window = open(pathWith([answer('undone')]) + sealedQuery.replace('?', '&'))!
    await waitFor(
      'the sentence about another browser',
      () => textOf({ window }) === texts.undone,
      () => textOf({ window }),
    )

    expect(requestsOf(window)[0]!.body).not.to.have.property('flow')
    expect(channelMessages).to.deep.equal([])
    window.close()
  })
})
