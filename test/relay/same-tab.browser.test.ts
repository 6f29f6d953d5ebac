/** The relay page in the tab of the page that went to HubSpot itself: where it goes back to, and with which parameters. */
import { expect } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'
import { english } from '../../src/relay/texts.js'
import { closeAll, openRelay, openReturnedRelay, successQuery, textOf, waitFor } from './relay-window.js'

const page = '/test/relay/hubspot.html'
const sealedQuery = successQuery + '&seal=sealed'

interface Answer {
  verdict: string
  code?: string
}

/** Opens the relay page at `address` in a tab that stores `flow!path`. Returns the URL that it goes back to. */
async function goBack(stored: string, address: string): Promise<URL> {
  sessionStorage.setItem(RELAY_KEY, stored)
  const window = open(address)!
  sessionStorage.clear()
  try {
    await waitFor(
      'the tab to go back to its page',
      () => window.location.pathname.endsWith(page),
      () => window.location.href,
    )
    return new URL(window.location.href)
  } finally {
    window.close()
  }
}

const pathWith = (...answers: Answer[]) =>
  '/relay/verdicts?answers=' + encodeURIComponent(JSON.stringify(answers)) + sealedQuery.replace('?', '&')

describe('the relay page in the tab of its page', () => {
  afterEach(closeAll)

  const rows: [title: string, path: string, query: string, expected: string][] = [
    ['to a page without a query', page + '?', successQuery, page + successQuery],
    ['to a page with a query', page + '?tab=crm&', successQuery, page + '?tab=crm&' + successQuery.slice(1)],
    ['to a page with a hash', page + '?#crm?x', successQuery, page + successQuery + '#crm?x'],
    [
      'to a page with a query and a hash',
      page + '?a=1&#b',
      '?hubspot_error=internal_error',
      page + '?a=1&hubspot_error=internal_error#b',
    ],
    [
      'F72 from a callback after a second question mark',
      page + '?',
      '?tenant=1?hubspot_connected=true',
      page + '?hubspot_connected=true',
    ],
    ['F79 without a callback that was lost', page + '?tab=crm&#b', '', page + '?tab=crm&#b'],
    ['with dollar signs as they are', page + '?#b', '?hubspot_name=$$', page + '?hubspot_name=$$#b'],
    ['without the seal', page + '?', sealedQuery, page + successQuery],
  ]
  for (const [title, path, query, expected] of rows) {
    it(`goes back ${title}`, async () => {
      const { href } = await goBack(createFlowId() + '!' + path, '/relay' + query)

      expect(href).to.equal(location.origin + expected)
    })
  }

  for (const [title, path] of [
    ['the slashes of another origin', `//evil.example${page}?`],
    ['a backslash', `/\\evil.example${page}?`],
    ['a tab between slashes', `/\t/evil.example${page}?`],
    ['a way up', `/..//evil.example${page}?`],
    ['credentials', `/@evil.example${page}?`],
  ]) {
    it(`stays on its origin where the path has ${title}`, async () => {
      const { origin } = await goBack(createFlowId() + '!' + path, '/relay' + successQuery)

      expect(origin).to.equal(location.origin)
    })
  }

  for (const path of [
    '@evil.example/',
    '.evil.example/',
    ':80@evil.example/',
    'https://evil.example/',
    'javascript:top.evil=1',
  ]) {
    it(`goes nowhere where the path is ${path}`, async () => {
      sessionStorage.setItem(RELAY_KEY, createFlowId() + '!' + path)
      const relay = await openRelay('/relay/navigations', '', successQuery)
      sessionStorage.clear()

      await waitFor(
        'the sentence to close the window',
        () => textOf(relay) === english.lost,
        () => textOf(relay),
      )
      // Only to its own address, without the query.
      const { navigations } = relay.window as unknown as { navigations: string[] }
      expect(navigations).to.deep.equal([location.origin + '/relay/navigations'])
    })
  }

  it('takes neither a path nor a mark from its address', async () => {
    const flow = createFlowId()
    const { window } = await openRelay('/relay', flow, `#${flow}!${page}?`)

    expect(window.location.href).to.equal(location.origin + '/relay')
    expect(window.sessionStorage.getItem(RELAY_KEY)).to.equal(flow)
  })

  it('F03 goes back where a browser opened it in place of a window', async () => {
    const flow = createFlowId()

    const { href } = await goBack(`${flow}!${page}?tab=crm&`, '/relay#' + flow)

    expect(href).to.equal(location.origin + page + '?tab=crm&')
  })

  it('goes back where somebody navigated it to another flow, and keeps its mark and path', async () => {
    const stored = `${createFlowId()}!${page}?tab=crm&`
    sessionStorage.setItem(RELAY_KEY, stored)
    const window = open('/relay#' + createFlowId())!
    sessionStorage.clear()

    await waitFor(
      'the tab to go back to its page',
      () => window.location.pathname === page,
      () => window.location.href,
    )
    expect(window.sessionStorage.getItem(RELAY_KEY)).to.equal(stored)
    window.close()
  })

  it('keeps its mark and path also where the address holds a callback beside another flow', async () => {
    const flow = createFlowId()

    const { href } = await goBack(`${flow}!${page}?`, `/relay${successQuery}#${createFlowId()}`)

    expect(href).to.equal(location.origin + page + successQuery)
  })

  for (const [title, stored] of [
    ['a path without the mark', `${createFlowId()}${page}?`],
    ['the mark without a path', `${createFlowId()}!`],
    ['a flow alone', createFlowId()],
  ]) {
    it(`waits for the URL of another flow where it stores ${title}`, async () => {
      sessionStorage.setItem(RELAY_KEY, stored!)

      const { flow, window, channelMessages } = await openRelay()
      sessionStorage.clear()

      await waitFor('the relay page to be ready', () => channelMessages.length)
      expect(channelMessages[0]).to.include({ wiro: 'ready' })
      expect(window.sessionStorage.getItem(RELAY_KEY)).to.equal(flow)
    })
  }

  it('tells a page that opened a window nothing by its address', async () => {
    const { window } = await openReturnedRelay(successQuery)

    expect(window.location.href).to.equal(location.origin + '/relay')
  })
})

describe('the relay page in the tab of its page, with a seal', () => {
  afterEach(closeAll)

  it('asks its token endpoint for a verdict on the stored flow', async () => {
    const flow = createFlowId()
    const request = new Promise<Record<string, unknown>>((resolve) => {
      const channel = new BroadcastChannel('requests ' + flow)
      channel.onmessage = ({ data }) => {
        channel.close()
        resolve(data as never)
      }
    })

    await goBack(`${flow}!${page}?`, pathWith({ verdict: 'kept' }))

    expect(await request).to.include({ action: 'finish', seal: 'sealed', flow })
  })

  for (const [title, answer, code] of [
    ['a success that was kept', { verdict: 'kept' }, null],
    ['F87 a success that was undone', { verdict: 'undone' }, 'wrong_browser'],
    ['an account that is not allowed', { verdict: 'undone', code: 'portal_refused' }, 'portal_refused'],
  ] as const) {
    it(`tells its page of ${title}`, async () => {
      const { searchParams } = await goBack(`${createFlowId()}!${page}?`, pathWith(answer))

      expect(searchParams.get('hubspot_connected')).to.equal('true')
      expect(searchParams.get('hubspot_error')).to.equal(code)
    })
  }
})
