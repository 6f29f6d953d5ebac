/** The account's name and portal id, where the callback tells them and the status one of them alone. */
import { expect } from '@open-wc/testing'
import type { Connector } from '../../src/connector/state.js'
import { accountNameKey, connectionKey } from '../../src/protocol/relay-messages.js'
import { clearPages, no, Page, readyPage, success, yes } from './stage.js'
import { until } from './wait.js'

const STORAGE_NAME = /^wiro-hubspot-connect name:/

/** What the browser keeps of names. */
const kept = () => Object.entries(localStorage).filter(([key]) => STORAGE_NAME.test(key))

const nameOf = ({ state }: Connector) => ('account' in state ? state.account?.name : undefined)

/** A page that has connected Acme through HubSpot's window. */
async function connectedPage(): Promise<Page> {
  const page = await readyPage()
  const { relay } = await page.authorizing()
  page.status = () => yes
  relay.send('outcome', { query: success })
  await page.shows('connected')
  return page
}

/** The status of a Wiro that tells the account's name and no portal id. */
const { username: _, ...nameless } = yes
const named = { ...nameless, accountName: 'Acme' }

/** Another connector of the same endpoint and agent, as after a reload or in another tab. */
async function another({ agentKey, status }: Page): Promise<Page> {
  const page = new Page({ agentKey })
  page.status = status
  return page.ready()
}

afterEach(clearPages)

describe('the name of the account', () => {
  it('is known to a card that is there already when another connects', async () => {
    const page = await readyPage()
    const second = page.makeConnector()
    page.listen(second)
    const { relay } = await page.authorizing()
    page.status = () => yes

    relay.send('outcome', { query: success })

    await until(() => second.state.status === 'connected')
    expect(nameOf(second)).to.equal('Acme')
  })

  it('is known after a reload', async () => {
    const reloaded = await another(await connectedPage())

    expect(nameOf(reloaded.connector)).to.equal('Acme')
  })

  it('is known beside a status that the page brought along, without a read', async () => {
    const key = accountNameKey(connectionKey('backend', 'brought'))
    localStorage.setItem(key, '["1","Acme"]')
    const page = await readyPage({ agentKey: 'brought', initialStatus: yes }, yes)

    expect([nameOf(page.connector), page.calls]).to.deep.equal(['Acme', []])
  })

  it('is not the one of another account', async () => {
    const page = await connectedPage()
    page.status = () => ({ ...yes, username: '2' })
    const reloaded = await another(page)

    expect(nameOf(reloaded.connector)).to.equal(undefined)
  })

  it('is not the one of another agent', async () => {
    await connectedPage()
    const other = await readyPage({}, yes)

    expect(nameOf(other.connector)).to.equal(undefined)
  })

  it('is the one that the endpoint tells, where it tells one', async () => {
    const page = await connectedPage()
    page.status = () => ({ ...yes, accountName: 'Acme Europe' })
    const reloaded = await another(page)

    expect(nameOf(reloaded.connector)).to.equal('Acme Europe')
  })

  it('is forgotten on a disconnect', async () => {
    const page = await connectedPage()
    page.status = () => no

    await page.connector.disconnect()

    expect(kept()).to.deep.equal([])
  })

  it('is forgotten once a read finds nothing connected', async () => {
    const page = await connectedPage()
    page.status = () => no

    await page.connector.checkStatus()

    expect(kept()).to.deep.equal([])
  })

  for (const [title, text] of [
    ['no JSON', '{'],
    ['no list', '{"portalId":"1","name":"Evil"}'],
    ['null', 'null'],
    ['a name that is no text', '["1",{"a":1}]'],
  ]) {
    it(`F93 is left out where the storage holds ${title}`, async () => {
      const page = await connectedPage()
      localStorage.setItem(kept()[0]![0], text!)
      const reloaded = await another(page)

      expect([reloaded.shown, nameOf(reloaded.connector)]).to.deep.equal(['connected', undefined])
    })
  }

  it('F78 is cleaned of what a hand put into the storage', async () => {
    const page = await connectedPage()
    localStorage.setItem(kept()[0]![0], JSON.stringify(['1', ' Ac\u202eme\u0000 ']))
    const reloaded = await another(page)

    expect(nameOf(reloaded.connector)).to.equal('Acme')
  })
})

describe('the portal id of the account, where the status has its name alone', () => {
  const portalOf = ({ state }: Connector) => ('account' in state ? state.account?.portalId : undefined)

  /** A page that expects portal 1 and connects an account. */
  async function expectingPage(query: string): Promise<Page> {
    const page = await readyPage({ expectedPortal: '1' })
    const { relay } = await page.authorizing()
    page.status = () => named
    relay.send('outcome', { query })
    await page.shows('connected')
    return page
  }

  const reload = async ({ agentKey, status }: Page) => {
    const page = new Page({ agentKey, expectedPortal: '1' })
    page.status = status
    return page.ready()
  }
  const problemOf = ({ connector: { state } }: Page) => ('problem' in state ? state.problem?.code : undefined)

  it('F58 is compared with the expected one, also after a reload', async () => {
    const page = await expectingPage(success)
    const reloaded = await reload(page)

    expect([problemOf(page), problemOf(reloaded), portalOf(reloaded.connector)]).to.deep.equal([
      undefined,
      undefined,
      '1',
    ])
  })

  it('F58 is found to be another one, also after a reload', async () => {
    const page = await expectingPage(success.replace('hubspot_portal=1', 'hubspot_portal=2'))
    const reloaded = await reload(page)

    expect([problemOf(page), problemOf(reloaded)]).to.deep.equal(['wrong_portal', 'wrong_portal'])
  })

  it('F58 is unchecked in a browser that has connected nothing', async () => {
    const page = new Page({ expectedPortal: '1' })
    page.status = () => named
    await page.ready()

    expect([page.shown, problemOf(page)]).to.deep.equal(['connected', 'portal_unchecked'])
  })

  it('F58 is unchecked where another account has come since', async () => {
    const page = await expectingPage(success)
    page.status = () => ({ ...named, accountName: 'Other' })
    const reloaded = await reload(page)

    expect([problemOf(reloaded), portalOf(reloaded.connector)]).to.deep.equal(['portal_unchecked', undefined])
  })

  it('F93 is left out where the storage holds none', async () => {
    const page = await expectingPage(success)
    localStorage.setItem(kept()[0]![0], '["x","Acme"]')
    const reloaded = await reload(page)

    expect(problemOf(reloaded)).to.equal('portal_unchecked')
  })
})
