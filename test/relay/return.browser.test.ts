/** The relay in the tab of the page that left for HubSpot: where it goes back to, and with what. */
import { expect } from '@open-wc/testing'
import { newFlow } from '../../src/connector/platform.js'
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'
import { closeAll, opened, returned, textOf, until } from './window.js'

const page = '/test/relay/landing.html'
const success = '?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe'
const sealed = '&seal=sealed'

interface Answer {
  verdict: string
  code?: string
}

/** What a page leaves behind in its tab, and comes back there at this address; `asked` in vain, where there is one. */
async function back(kept: string, address: string): Promise<URL> {
  sessionStorage.setItem(RELAY_KEY, kept)
  const window = open(address)!
  sessionStorage.clear()
  try {
    await until(() => window.location.pathname.endsWith(page), 'It should go back.', 8_000)
    return new URL(window.location.href)
  } finally {
    window.close()
  }
}

const judged = (...answers: Answer[]) => '/relay/judged?answers=' + encodeURIComponent(JSON.stringify(answers))

describe('the relay in the tab of its page', () => {
  afterEach(closeAll)

  const rows: [title: string, path: string, query: string, expected: string][] = [
    ['a page without a query', page + '?', success, page + success],
    ['a page with a query of its own', page + '?tab=crm&', success, page + '?tab=crm&' + success.slice(1)],
    ['a page with a hash', page + '?#crm?x', success, page + success + '#crm?x'],
    [
      'a page with both',
      page + '?a=1&#b',
      '?hubspot_error=internal_error',
      page + '?a=1&hubspot_error=internal_error#b',
    ],
    [
      'F72 Wiro’s other question mark',
      page + '?',
      '?tenant=1?hubspot_connected=true',
      page + '?hubspot_connected=true',
    ],
    ['F79 a query that was lost', page + '?tab=crm&#b', '', page + '?tab=crm&#b'],
    ['what reads like a place in a pattern', page + '?#b', '?hubspot_name=$$', page + '?hubspot_name=$$#b'],
    ['the seal, which it keeps', page + '?', success + sealed, page + success],
  ]
  for (const [title, path, query, expected] of rows) {
    it(`goes back with ${title}`, async () => {
      const { href } = await back(newFlow() + '!' + path, '/relay' + query)

      expect(href).to.equal(location.origin + expected)
    })
  }

  for (const [title, path] of [
    ['another origin’s slashes', `//evil.example${page}?`],
    ['a backslash', `/\\evil.example${page}?`],
    ['a tab between slashes', `/\t/evil.example${page}?`],
    ['a way up', `/..//evil.example${page}?`],
    ['credentials', `/@evil.example${page}?`],
  ]) {
    it(`stays on its origin with ${title} for a path`, async () => {
      const { origin } = await back(newFlow() + '!' + path, '/relay' + success)

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
    it(`goes nowhere with ${path} for a path`, async () => {
      sessionStorage.setItem(RELAY_KEY, newFlow() + '!' + path)
      const { window } = await opened('/relay/going', '', success)

      await until(() => textOf({ window } as never)?.startsWith('You can close'), 'It should say so.')
      // Its own address, cleared.
      expect((window as unknown as { goes: string[] }).goes).to.deep.equal([location.origin + '/relay/going'])
    })
  }

  it('takes no path and no mark from its own address', async () => {
    const flow = newFlow()
    const relay = await opened('/relay', flow, `#${flow}!${page}?`)

    expect([relay.window.location.href, relay.window.sessionStorage.getItem(RELAY_KEY)]).to.deep.equal([
      location.origin + '/relay',
      flow,
    ])
  })

  it('F03 goes back where a browser opened it in place of a window', async () => {
    const flow = newFlow()

    const { href } = await back(`${flow}!${page}?tab=crm&`, '/relay#' + flow)

    expect(href).to.equal(location.origin + page + '?tab=crm&')
  })

  it('begins another flow all the same', async () => {
    sessionStorage.setItem(RELAY_KEY, `${newFlow()}!${page}?`)

    const relay = await opened()

    await until(() => relay.channel.length, 'It should be ready.')
    expect(relay.channel[0]).to.include({ wiro: 'ready' })
  })
})

describe('the relay in the tab of its page, with a seal', () => {
  afterEach(closeAll)

  it('asks its server first, under the flow’s mark', async () => {
    const flow = newFlow()
    const heard = new Promise<Record<string, unknown>>((resolve) => {
      const channel = new BroadcastChannel('asked')
      channel.onmessage = ({ data }) => {
        channel.close()
        resolve(data as never)
      }
    })

    await back(`${flow}!${page}?`, judged({ verdict: 'kept' }) + success.replace('?', '&') + sealed)

    expect(await heard).to.include({ action: 'finish', seal: 'sealed', flow })
  })

  for (const [title, answer, told] of [
    ['a success that was kept', { verdict: 'kept' }, null],
    ['F87 one that was undone', { verdict: 'undone' }, 'wrong_browser'],
    ['one that is not allowed', { verdict: 'undone', code: 'portal_refused' }, 'portal_refused'],
  ] as const) {
    it(`tells its page of ${title}`, async () => {
      const { searchParams } = await back(`${newFlow()}!${page}?`, judged(answer) + success.replace('?', '&') + sealed)

      expect([searchParams.get('hubspot_connected'), searchParams.get('hubspot_error')]).to.deep.equal(['true', told])
    })
  }

  it('tells a page that opened a window nothing by its address', async () => {
    const { window } = await returned(success)

    expect(window.location.href).to.equal(location.origin + '/relay')
  })
})
