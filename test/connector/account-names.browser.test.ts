/** The account's name, where the callback tells it and the status does not. */
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
