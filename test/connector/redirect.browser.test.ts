import { expect } from '@open-wc/testing'
import type { ConnectorOptions } from '../../src/connector/options.js'
import { configure } from '../../src/connector/connector.js'
import { connectionKey, flowStorageKey, RELAY_CALLBACK_KEY, RELAY_KEY } from '../../src/protocol/relay-messages.js'
import type { State } from '../../src/connector/state.js'
import { authorizeUrl, clearPages, no, Page, readyPage, yes } from './stage.js'
import { FLOW_ID, MINUTE_MS } from './states.js'
import { until } from './wait.js'

const address = location.href
const leave = 'leave for ' + authorizeUrl
const returnPath = () => sessionStorage.getItem(RELAY_KEY)
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
  /** What the relay page left in storage: the flow and the callback. */
  left?: string | undefined
  status?: unknown
  connected?: boolean
}

/** A page that is loaded in the tab that went to HubSpot. */
function loaded({
  query = '',
  search = location.search + query.replace('?', '&'),
  hash = '',
  kept = `${FLOW_ID}!${path}&`,
  left,
  status = yes,
  connected = false,
}: Return): Page {
  const made = new Page()
  made.status = () => status
  const startedAt = Date.now() - MINUTE_MS
  const record = {
    flow: FLOW_ID,
    startedAt,
    expiresAt: startedAt + 15 * MINUTE_MS,
    mode: 'redirect',
    baseline: { connected, portalId: connected ? '1' : undefined },
  }
  sessionStorage.setItem(flowStorageKey(connectionKey('backend', made.agentKey)), JSON.stringify(record))
  if (kept) sessionStorage.setItem(RELAY_KEY, kept)
  if (left) sessionStorage.setItem(RELAY_CALLBACK_KEY, left)
  history.replaceState('the host’s', '', location.pathname + search + hash)
  made.listen()
  return made
}

const success = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'

afterEach(() => {
  clearPages()
  history.replaceState(null, '', address)
})

describe('a flow to HubSpot in this tab', () => {
  it('opens no window', async () => {
    const page = await left()

    expect([page.count('open'), page.shown]).to.deep.equal([0, 'authorizing'])
  })

  it('requests one URL', async () => {
    const page = await left()

    expect(page.count('connect')).to.equal(1)
  })

  it('saves its mark and the way back, with the page’s query and hash', async () => {
    history.replaceState(null, '', address + '#crm')

    const page = await left()

    expect(returnPath()).to.equal(`${page.flow!.id}!${path}&#crm`)
  })

  it('stores its mode for the page that is loaded then', async () => {
    const page = await left()

    expect(recordOf(page)).to.include({ flow: page.flow!.id, mode: 'redirect' })
  })

  it('F25 does not leave for another site than HubSpot', async () => {
    const page = await readyPage({ mode: 'redirect' })
    page.connect = () => ({ result: true, authorizeUrl: 'https://evil.example/oauth/authorize', errors: [] })

    await page.connector.connect()

    expect([page.problem!.code, returnPath(), page.calls.filter((call) => call.startsWith('leave'))]).to.deep.equal([
      'unsafe_authorize_url',
      null,
      [],
    ])
  })

  it('F111 fails where nothing can be stored', async () => {
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

    expect([page.problem!.code, page.count(leave)]).to.deep.equal(['storage_blocked', 0])
  })

  it('opens a window where the relay page is on another origin, which shares no storage with this page', async () => {
    configure({ relayOrigins: ['https://relay.example'] })
    const page = await readyPage({ mode: 'redirect', relayUrl: 'https://relay.example/relay.html' })

    void page.connector.connect()

    expect([page.count('open'), page.flow!.redirect]).to.deep.equal([1, false])
  })

  it('is chosen by a method, too', async () => {
    const page = await readyPage()

    void page.connector.connect({ mode: 'redirect' })

    await until(() => page.count(leave))
    expect(page.count('open')).to.equal(0)
  })

  it('leaves no way back in the storage of a window that opens later, which gets a copy of it', async () => {
    const page = await left()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await page.shows('unfinished')
    const copies: (string | null)[] = []
    const { open } = page.platform
    page.platform.open = (...args) => {
      copies.push(returnPath())
      return open(...args)
    }

    void page.connector.connect({ mode: 'popup' })

    expect(copies).to.deep.equal([null])
  })

  it('F18 is unfinished when the browser’s back button shows its page again', async () => {
    const page = await left()

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

    await page.shows('unfinished')
  })

  it('F18 goes there again after that, with a new URL', async () => {
    const page = await left()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await page.shows('unfinished')

    void page.connector.connect()

    await until(() => page.count(leave) === 2)
    expect([page.count('connect'), page.count('open')]).to.deep.equal([2, 0])
  })
})

describe('a blocked window', () => {
  const blocked = async (options: Partial<ConnectorOptions> = {}, how: Partial<Page> = { opens: 'nothing' }) => {
    const page = Object.assign(await readyPage(options), how)
    void page.connector.connect()
    await page.shows('failed')
    await until(() => page.count('connect'))
    return page
  }

  it('F01 does not leave this tab by itself', async () => {
    const page = await blocked()

    expect([page.problem!.code, page.count(leave), returnPath()]).to.deep.equal(['popup_blocked', 0, null])
  })

  it('F01 is replaced by this tab, with the URL that is there', async () => {
    const page = await blocked()

    void page.connector.connect({ mode: 'redirect' })

    await until(() => page.count(leave))
    expect([page.count('connect'), recordOf(page).mode]).to.deep.equal([1, 'redirect'])
  })

  it('F03 is one that the browser opens in this tab', async () => {
    const page = await blocked({}, { opens: 'sameWindow' })

    expect([page.problem!.code, page.flow!.windowHeld]).to.deep.equal(['popup_blocked', false])
  })

  it('F03 whose relay page opens in this tab saves the way back, and goes on in this tab', async () => {
    const page = await blocked({}, { opens: 'sameWindow' })

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([returnPath(), recordOf(page).mode]).to.deep.equal([`${page.flow!.id}!${path}&`, 'redirect'])
  })

  it('F03 saves no way back where the host asks for windows', async () => {
    const page = await blocked({ mode: 'popup' }, { opens: 'sameWindow' })

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([returnPath(), recordOf(page).mode]).to.deep.equal([null, 'popup'])
  })

  it('saves no way back where it was not blocked', async () => {
    const page = await readyPage()
    await page.authorizing()

    dispatchEvent(new PageTransitionEvent('pagehide'))

    expect([returnPath(), recordOf(page).mode]).to.deep.equal([null, 'popup'])
  })
})

describe('back from HubSpot in this tab', () => {
  it('a page is connected, with the name that only its address tells', async () => {
    const page = loaded({ query: success })

    await page.shows('connected')
    await until(() => (page.connector.state as Extract<State, { status: 'connected' }>).account.name === 'Acme')
    expect(page.ended).to.have.lengthOf(1)
    expect(page.ended[0]).to.include({ outcome: 'connected', flow: FLOW_ID })
  })

  it('a callback proves a reconnect to the same account', async () => {
    const page = loaded({ query: success, connected: true })

    await page.shows('connected')
    expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
  })

  it('the callback is removed from the page’s address, and nothing else', async () => {
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
    it(`the callback is removed from the address ${title}`, async () => {
      loaded({ search: query!, hash: '#crm' })

      await until(() => location.href === address + '#crm')
    })
  }

  it('nothing stays in storage', async () => {
    const page = loaded({ query: success })

    await page.shows('connected')
    await until(() => !sessionStorage.length)
  })

  for (const [title, code] of [
    ['F57 an error', 'authorization_denied'],
    ['F87 an approval in another browser', 'wrong_browser'],
    ['a portal that the product does not allow', 'portal_refused'],
  ]) {
    it(`${title} is shown, also beside a success`, async () => {
      const page = loaded({ query: success + '&hubspot_error=' + code, status: no })

      await page.shows('failed')
      expect([page.problem!.code, page.ended.map((one) => one.code)]).to.deep.equal([code, [code]])
    })
  }

  it('a success that no status confirms is not shown as connected', async () => {
    const page = loaded({ query: success, status: no })

    await page.shows('verifying')
    await until(() => page.count('status') > 2)
    expect(page.shown).to.equal('verifying')
  })

  it('a page without a callback is unfinished, as after the browser’s back button', async () => {
    const page = loaded({ status: no })

    await page.shows('unfinished')
    expect(returnPath()).to.equal(`${FLOW_ID}!${path}&`)
  })

  it('a callback is left alone where the browser withdraws the storage with the note, and the status decides', async () => {
    const { getItem } = Storage.prototype
    let refused = 0
    Storage.prototype.getItem = function (key) {
      if (key !== RELAY_KEY) return getItem.call(this, key)
      refused++
      throw new DOMException('No', 'SecurityError')
    }
    try {
      const page = loaded({ query: success, status: no })

      await page.shows('unfinished')
      expect([refused > 0, location.search.includes('hubspot_connected')]).to.deep.equal([true, true])
    } finally {
      Storage.prototype.getItem = getItem
    }
  })

  it('a page without a callback is connected where the status says so', async () => {
    const page = loaded({})

    await page.shows('connected')
  })

  for (const [title, kept] of [
    ['another', `abcdefghijklmnopqrst-A!${path}&`],
    ['no', ''],
  ]) {
    it(`a callback of ${title} flow is not read`, async () => {
      const page = loaded({ query: success + '&hubspot_error=internal_error', status: no, kept })

      await page.shows('unfinished')
      expect(location.search).to.include('hubspot_error=internal_error')
    })
  }

  describe('by what the relay page left in storage, because a router has cleaned the address', () => {
    it('is connected, with the name', async () => {
      const page = loaded({ left: FLOW_ID + success })

      await page.shows('connected')
      await until(() => (page.connector.state as Extract<State, { status: 'connected' }>).account.name === 'Acme')
      expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
    })

    it('proves a reconnect to the same account', async () => {
      const page = loaded({ left: FLOW_ID + success, connected: true })

      await page.shows('connected')
      expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
    })

    it('F57 shows an error', async () => {
      const page = loaded({ left: FLOW_ID + '?hubspot_error=authorization_denied', status: no })

      await page.shows('failed')
      expect(page.problem!.code).to.equal('authorization_denied')
    })

    it('is not connected where no status confirms it', async () => {
      const page = loaded({ left: FLOW_ID + success, status: no })

      await page.shows('verifying')
    })

    it('counts before the address, which is cleaned as well', async () => {
      const page = loaded({
        left: FLOW_ID + '?hubspot_error=authorization_denied',
        query: '?hubspot_error=internal_error',
        status: no,
      })

      await page.shows('failed')
      expect([page.problem!.code, location.href]).to.deep.equal(['authorization_denied', address])
    })

    it('leaves nothing in storage, and reads it once', async () => {
      const page = loaded({ left: FLOW_ID + success })

      await page.shows('connected')
      await until(() => !sessionStorage.length)
    })

    for (const [title, options] of [
      ['another flow', { left: `abcdefghijklmnopqrst-A${success}` }],
      ['a flow without the mark of this browser', { left: FLOW_ID + success, kept: '' }],
      ['a flow beside another’s mark', { left: FLOW_ID + success, kept: `abcdefghijklmnopqrst-A!${path}&` }],
    ] as const) {
      it(`is not read for ${title}`, async () => {
        const page = loaded({ ...options, status: no })

        await page.shows('unfinished')
      })
    }

    it('leaves a route in the hash alone, and the host’s history', async () => {
      const page = loaded({ left: FLOW_ID + success, hash: '#/settings?hubspot_x=1&tab=crm' })

      await page.shows('connected')
      expect([location.hash, history.state]).to.deep.equal(['#/settings?hubspot_x=1&tab=crm', 'the host’s'])
    })

    it('is gone before the next window opens', async () => {
      const page = await left()
      sessionStorage.setItem(RELAY_CALLBACK_KEY, FLOW_ID + success)
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      await page.shows('unfinished')

      void page.connector.connect({ mode: 'popup' })

      expect(sessionStorage.getItem(RELAY_CALLBACK_KEY)).to.equal(null)
    })
  })

  it('a page is connected where its router’s history throws', async () => {
    const { replaceState } = history
    const page = loaded({ query: success })
    history.replaceState = () => {
      throw new DOMException('The page is not fully active.', 'SecurityError')
    }
    try {
      await page.shows('connected')
      await until(() => (page.connector.state as Extract<State, { status: 'connected' }>).account.name === 'Acme')
    } finally {
      history.replaceState = replaceState
    }
  })
})
