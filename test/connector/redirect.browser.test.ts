import { expect } from '@open-wc/testing'
import type { ConnectorOptions } from '../../src/connector/options.js'
import { configure } from '../../src/connector/connector.js'
import { connectionKey, flowStorageKey, RELAY_KEY } from '../../src/protocol/relay-messages.js'
import type { State } from '../../src/connector/state.js'
import { authorizeUrl, clearPages, no, Page, readyPage, yes } from './stage.js'
import { FLOW_ID as id, MINUTE_MS } from './states.js'
import { until } from './wait.js'

const address = location.href
const leave = 'leave for ' + authorizeUrl
const trail = () => sessionStorage.getItem(RELAY_KEY)
const path = location.pathname + location.search

const recordOf = ({ agentKey }: Page) =>
  JSON.parse(sessionStorage.getItem(flowStorageKey(connectionKey('backend', agentKey)))!) as {
    flow: string
    mode: string
  }

/** A page that went to HubSpot in this tab. */
async function left(options: Partial<ConnectorOptions> = { mode: 'redirect' }): Promise<Page> {
  const made = await readyPage(options)
  void made.connector.connect()
  await until(() => made.count(leave))
  return made
}

interface Return {
  /** What its address has, beside its own query. */
  query?: string
  /** In place of both queries. */
  search?: string
  hash?: string
  /** What stands under the relay's key. */
  kept?: string | undefined
  status?: unknown
  connected?: boolean
}

/** A page that is loaded in the tab that went to HubSpot. */
function loaded({
  query = '',
  search = location.search + query.replace('?', '&'),
  hash = '',
  kept = `${id}!${path}&`,
  status = yes,
  connected = false,
}: Return): Page {
  const made = new Page()
  made.status = () => status
  const startedAt = Date.now() - MINUTE_MS
  const record = {
    flow: id,
    startedAt,
    expiresAt: startedAt + 15 * MINUTE_MS,
    mode: 'redirect',
    baseline: { connected, portalId: connected ? '1' : undefined },
  }
  sessionStorage.setItem(flowStorageKey(connectionKey('backend', made.agentKey)), JSON.stringify(record))
  if (kept) sessionStorage.setItem(RELAY_KEY, kept)
  history.replaceState('the host’s', '', location.pathname + search + hash)
  made.listen()
  return made
}

const success = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'

afterEach(() => {
  clearPages()
  history.replaceState(null, '', address)
})

describe('to HubSpot in this tab', () => {
  it('opens no window', async () => {
    const page = await left()

    expect([page.count('open'), page.shown]).to.deep.equal([0, 'authorizing'])
  })

  it('asks once for where to go', async () => {
    const page = await left()

    expect(page.count('connect')).to.equal(1)
  })

  it('leaves its mark and the way back, with its query and its hash', async () => {
    history.replaceState(null, '', address + '#crm')

    const page = await left()

    expect(trail()).to.equal(`${page.flow!.id}!${path}&#crm`)
  })

  it('keeps how it left for the page that is loaded then', async () => {
    const page = await left()

    expect(recordOf(page)).to.include({ flow: page.flow!.id, mode: 'redirect' })
  })

  it('F25 does not leave for another address than HubSpot’s', async () => {
    const page = await readyPage({ mode: 'redirect' })
    page.connect = () => ({ result: true, authorizeUrl: 'https://evil.example/oauth/authorize', errors: [] })

    await page.connector.connect()

    expect([page.problem!.code, trail(), page.calls.filter((call) => call.startsWith('leave'))]).to.deep.equal([
      'unsafe_authorize_url',
      null,
      [],
    ])
  })

  it('F111 does not leave where nothing can be kept, and says so', async () => {
    const page = await readyPage({ mode: 'redirect' })
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = () => {
      throw new DOMException('No', 'QuotaExceededError')
    }
    try {
      await page.connector.connect()
    } finally {
      Storage.prototype.setItem = setItem
    }

    expect([page.problem!.code, page.count(leave)]).to.deep.equal(['relay_unreachable', 0])
  })

  it('opens a window where the relay is on another origin, which shares no storage with this page', async () => {
    configure({ relayOrigins: ['https://relay.example'] })
    const page = await readyPage({ mode: 'redirect', relayUrl: 'https://relay.example/relay.html' })

    void page.connector.connect()

    expect([page.count('open'), page.flow!.redirect]).to.deep.equal([1, false])
  })

  it('goes there by a method too', async () => {
    const page = await readyPage()

    void page.connector.connect({ mode: 'redirect' })

    await until(() => page.count(leave))
    expect(page.count('open')).to.equal(0)
  })

  it('F18 is unfinished when its page comes back as it was left', async () => {
    const page = await left()

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

    await page.shows('unfinished')
  })

  it('F18 goes there again from an unfinished one, to a new address', async () => {
    const page = await left()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await page.shows('unfinished')

    void page.connector.connect()

    await until(() => page.count(leave) === 2)
    expect([page.count('connect'), page.count('open')]).to.deep.equal([2, 0])
  })
})

describe('a window that was blocked', () => {
  const blocked = async (options: Partial<ConnectorOptions> = {}, how: Partial<Page> = { opens: 'nothing' }) => {
    const page = Object.assign(await readyPage(options), how)
    void page.connector.connect()
    await page.shows('failed')
    await until(() => page.count('connect'))
    return page
  }

  it('F01 leaves nobody in this tab who has not asked for it', async () => {
    const page = await blocked()

    expect([page.problem!.code, page.count(leave), trail()]).to.deep.equal(['popup_blocked', 0, null])
  })

  it('F01 is gone round in this tab, with the address that is there', async () => {
    const page = await blocked()

    void page.connector.connect({ mode: 'redirect' })

    await until(() => page.count(leave))
    expect([page.count('connect'), recordOf(page).mode]).to.deep.equal([1, 'redirect'])
  })

  it('F03 is what a browser has that hands this one out for it', async () => {
    const page = await blocked({}, { opens: 'sameWindow' })

    expect([page.problem!.code, page.flow!.windowHeld]).to.deep.equal(['popup_blocked', false])
  })

  it('F03 whose page is left for the relay leaves the way back, and goes on in this tab', async () => {
    const page = await blocked({}, { opens: 'sameWindow' })

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([trail(), recordOf(page).mode]).to.deep.equal([`${page.flow!.id}!${path}&`, 'redirect'])
  })

  it('F03 leaves no way back where the host asks for windows alone', async () => {
    const page = await blocked({ mode: 'popup' }, { opens: 'sameWindow' })

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([trail(), recordOf(page).mode]).to.deep.equal([null, 'popup'])
  })

  it('leaves no way back where none was', async () => {
    const page = await readyPage()
    await page.authorizing()

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([trail(), recordOf(page).mode]).to.deep.equal([null, 'popup'])
  })
})

describe('back from HubSpot in this tab', () => {
  it('is connected, with the name that only the address tells', async () => {
    const page = loaded({ query: success })

    await page.shows('connected')
    await until(() => (page.connector.state as Extract<State, { status: 'connected' }>).account.name === 'Acme')
    expect(page.ended).to.have.lengthOf(1)
    expect(page.ended[0]).to.include({ outcome: 'connected', flow: id })
  })

  it('proves a reconnect to the same account', async () => {
    const page = loaded({ query: success, connected: true })

    await page.shows('connected')
    expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
  })

  it('clears the address of what is ours, and of nothing else', async () => {
    const page = loaded({ query: success, hash: '#crm?hubspot_x=1' })

    await page.shows('connected')
    await until(() => location.href === address + '#crm?hubspot_x=1')
    expect(history.state).to.equal('the host’s')
  })

  for (const [title, query] of [
    ['before the host’s own', location.search.replace('?', success + '&')],
    ['with a seal, as the redirect URL itself', location.search + '&seal=abc' + success.replace('?', '&')],
    ['F72 after another question mark', location.search + '&seal=abc' + success],
  ]) {
    it(`clears the address of what came ${title}`, async () => {
      loaded({ search: query!, hash: '#crm' })

      await until(() => location.href === address + '#crm')
    })
  }

  it('leaves nothing behind for the next', async () => {
    const page = loaded({ query: success })

    await page.shows('connected')
    await until(() => !sessionStorage.length)
  })

  for (const [title, code] of [
    ['F57 a refusal', 'authorization_denied'],
    ['F87 what another browser finished', 'wrong_browser'],
    ['what the product does not allow', 'portal_refused'],
  ]) {
    it(`tells ${title}, also beside a success`, async () => {
      const page = loaded({ query: success + '&hubspot_error=' + code, status: no })

      await page.shows('failed')
      expect([page.problem!.code, page.ended.map((one) => one.code)]).to.deep.equal([code, [code]])
    })
  }

  it('never says connected where the status does not', async () => {
    const page = loaded({ query: success, status: no })

    await page.shows('verifying')
    await until(() => page.count('status') > 2)
    expect(page.shown).to.equal('verifying')
  })

  it('is unfinished without a word, as after the browser’s own way back', async () => {
    const page = loaded({ status: no })

    await page.shows('unfinished')
    expect(trail()).to.equal(`${id}!${path}&`)
  })

  it('is connected without a word where the status says so', async () => {
    const page = loaded({})

    await page.shows('connected')
  })

  for (const [title, kept] of [
    ['another flow’s', `abcdefghijklmnopqrst-A!${path}&`],
    ['nobody’s', ''],
  ]) {
    it(`takes no word that is ${title}`, async () => {
      const page = loaded({ query: success + '&hubspot_error=internal_error', status: no, kept })

      await page.shows('unfinished')
      expect(location.search).to.include('hubspot_error=internal_error')
    })
  }
})
