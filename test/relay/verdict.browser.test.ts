/** The relay page asks its token endpoint for a verdict on a callback with a seal, and passes the verdict on. */
import { expect } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { texts } from '../../src/relay/texts.js'
import { closeAll, listenTo, openReturnedRelay, successQuery, textOf, waitFor, type OwnWindow } from './relay-window.js'

interface FinishRequest {
  url: string
  body: Record<string, unknown>
  keepalive: boolean
}

/** `undefined` is a network error. */
type Answer = Record<string, unknown> | undefined

const sealedQuery = successQuery + '&seal=sealed'

const answer = (verdict: string, more = {}): Answer => ({ result: true, verdict, errors: [], ...more })

const pathWith = (answers: Answer[]) => '/relay/verdicts?answers=' + encodeURIComponent(JSON.stringify(answers))

const requestsOf = (window: Window) => (window as OwnWindow & { requests?: FinishRequest[] }).requests ?? []

/** Opens a relay page back from HubSpot, whose token endpoint gives these answers. */
async function openWithAnswers(answers: Answer[], query = sealedQuery, mark: '!' | '' = '!') {
  const relay = await openReturnedRelay(query.replace('?', '&'), { path: pathWith(answers), mark })
  return { ...relay, requests: requestsOf(relay.window) }
}

describe('back with a seal, the relay page', () => {
  afterEach(closeAll)

  it('asks its token endpoint before it sends the callback with the verdict', async () => {
    const { flow, requests, channelMessages } = await openWithAnswers([answer('kept')])

    const outcome = Object.fromEntries(new URLSearchParams(successQuery))
    expect(requests).to.deep.equal([
      { url: '/finish', body: { action: 'finish', seal: 'sealed', outcome, flow }, keepalive: true },
    ])
    expect(channelMessages[0]).to.include({ wiro: 'outcome', flow, verdict: 'kept' })
  })

  it('sends why a connection was undone', async () => {
    const { channelMessages } = await openWithAnswers([answer('undone', { code: 'portal_refused' })])

    expect(channelMessages[0]).to.include({ verdict: 'undone', code: 'portal_refused' })
  })

  it('F87 says that another browser started the connection', async () => {
    const relay = await openWithAnswers([answer('undone')])

    expect(textOf(relay)).to.equal(texts.undone)
  })

  it('names no flow that its page did not send to HubSpot', async () => {
    const { requests } = await openWithAnswers([answer('undone')], sealedQuery, '')

    expect(requests[0]!.body).not.to.have.property('flow')
  })

  it('asks again while the verdict is pending and after a network error', async () => {
    const { requests, channelMessages } = await openWithAnswers([answer('pending'), undefined, answer('kept')])

    expect(requests.length).to.equal(3)
    expect(channelMessages[0]).to.include({ verdict: 'kept' })
  })

  it('sends the callback without a verdict after four requests without one', async () => {
    const { requests, channelMessages } = await openWithAnswers([])

    expect(requests.length).to.equal(4)
    expect(channelMessages[0]).not.to.have.property('verdict')
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

  it('asks for a verdict without a stored flow too, and sends no page anything', async () => {
    const { channelMessages } = listenTo(createFlowId())
    const window = open(pathWith([answer('undone')]) + sealedQuery.replace('?', '&'))!
    await waitFor(
      'the sentence about another browser',
      () => window.document.querySelector('p')?.textContent === texts.undone,
      () => window.document.querySelector('p')?.textContent,
    )

    expect(requestsOf(window)[0]!.body).not.to.have.property('flow')
    expect(channelMessages).to.deep.equal([])
    window.close()
  })
})
