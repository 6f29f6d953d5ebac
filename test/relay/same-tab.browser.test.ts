/** The relay page in the tab of the page that went to HubSpot itself: where it goes back to, and what it leaves for it. */
import { expect } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { RELAY_CALLBACK_KEY, RELAY_KEY } from '../../src/protocol/relay-messages.js'
import { english } from '../../src/relay/texts.js'
import { closeAll, openRelay, openReturnedRelay, successQuery, textOf, waitFor } from './relay-window.js'

const page = '/test/relay/hubspot.html'
const sealedQuery = successQuery + '&seal=sealed'

interface Answer {
  verdict: string
  code?: string
}

/** Where the tab went back to, and what the relay page left in its storage. */
interface WayBack {
  url: URL
  callback: string | null
}

/** Opens the relay page at `address` in a tab that stores `flow!path`. Returns where it goes back to. */
async function goBack(stored: string, address: string): Promise<WayBack> {
  sessionStorage.setItem(RELAY_KEY, stored)
  const window = open(address)!
  sessionStorage.clear()
  try {
    await waitFor(
      'the tab to go back to its page',
      () => window.location.pathname.endsWith(page),
      () => window.location.href,
    )
    return { url: new URL(window.location.href), callback: window.sessionStorage.getItem(RELAY_CALLBACK_KEY) }
  } finally {
    window.close()
  }
}

const pathWith = (...answers: Answer[]) =>
  '/relay/verdicts?answers=' + encodeURIComponent(JSON.stringify(answers)) + sealedQuery.replace('?', '&')

describe('the relay page in the tab of its page', () => {
  afterEach(closeAll)

  const rows: [title: string, path: string, query: string, back: string, callback: string | null][] = [
    ['to a page without a query', page + '?', successQuery, page, successQuery],
    ['to a page with a query', page + '?tab=crm&', successQuery, page + '?tab=crm', successQuery],
    ['to a page with a hash', page + '?#crm?x', successQuery, page + '#crm?x', successQuery],
    ['to a route in the hash', page + '?#/settings?tab=crm&', successQuery, page + '#/settings?tab=crm&', successQuery],
    ['to a page with a query and a hash', page + '?a=1&#b?', '?hubspot_error=x', page + '?a=1#b?', '?hubspot_error=x'],
    ['to a query that ends in &', page + '?a=1&&#b', successQuery, page + '?a=1&#b', successQuery],
    [
      'F72 from a callback after a second question mark',
      page + '?',
      '?tenant=1?hubspot_connected=true',
      page,
      '?hubspot_connected=true',
    ],
    ['F79 without a callback that was lost', page + '?tab=crm&#b', '', page + '?tab=crm#b', null],
    ['with dollar signs as they are', page + '?#b', '?hubspot_name=$$', page + '#b', '?hubspot_name=$$'],
    ['without the seal', page + '?', sealedQuery, page, successQuery],
  ]
  for (const [title, path, query, back, callback] of rows) {
    it(`goes back ${title}, and leaves the callback in storage alone`, async () => {
      const flow = createFlowId()

      const returned = await goBack(flow + '!' + path, '/relay' + query)

      expect(returned.url.href).to.equal(location.origin + back)
      expect(returned.callback).to.equal(callback && flow + callback)
    })
  }

  for (const [title, path, expected] of [
    ['a page', page + '?', page + successQuery],
    ['a page with a query', page + '?tab=crm&', page + '?tab=crm&' + successQuery.slice(1)],
    ['a route in the hash', page + '?#/settings?a=$1&', page + successQuery + '#/settings?a=$1&'],
  ]) {
    it(`F111 goes back to ${title} with the callback in its address where storage is full`, async () => {
      const stored = createFlowId() + '!' + path
      // What is left of the storage’s 5 MB holds the flow, and no callback.
      sessionStorage.setItem('full', '')
      let size = 5 * 1024 * 1024
      for (sessionStorage.setItem(RELAY_KEY, stored); size > 0;) {
        try {
          sessionStorage.setItem('full', 'x'.repeat(size))
          break
        } catch {
          size -= 20
        }
      }

      const { url, callback } = await goBack(sessionStorage.getItem(RELAY_KEY)!, '/relay' + successQuery)

      expect([url.href, callback]).to.deep.equal([location.origin + expected!, null])
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
      const { url } = await goBack(createFlowId() + '!' + path, '/relay' + successQuery)

      expect(url.origin).to.equal(location.origin)
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

    const { url } = await goBack(`${flow}!${page}?tab=crm&`, '/relay#' + flow)

    expect(url.href).to.equal(location.origin + page + '?tab=crm')
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

    const { callback } = await goBack(`${flow}!${page}?`, `/relay${successQuery}#${createFlowId()}`)

    expect(callback).to.equal(flow + successQuery)
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
      const { callback } = await goBack(`${createFlowId()}!${page}?`, pathWith(answer))

      const parameters = new URLSearchParams(callback!.replace(/^[^?&]*/, '?'))
      expect(parameters.get('hubspot_connected')).to.equal('true')
      expect(parameters.get('hubspot_error')).to.equal(code)
    })
  }
})
