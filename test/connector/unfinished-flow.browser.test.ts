/** A flow that did not finish, after a reload and in other tabs. */
import { expect } from '@open-wc/testing'
import type { Flow } from '../../src/connector/state.js'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { connectionKey, flowStorageKey } from '../../src/protocol/relay-messages.js'
import { clearPages, no, Page, readyPage, yes } from './stage.js'
import { FLOW_ID, MINUTE_MS } from './states.js'
import { until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

const nameOf = ({ agentKey }: Page) => flowStorageKey(connectionKey('backend', agentKey))
const sharedBy = (page: Page) => localStorage.getItem(nameOf(page))

/** A page whose person has closed HubSpot's window early. `leave` takes the page away. */
async function unfinishedPage(status: StatusAnswer = no) {
  const page = new Page()
  page.status = () => status
  const leave = page.listen()
  await until(() => page.shown !== 'checking')
  page.connect = () => ({ ...status, authorizeUrl: 'https://app.hubspot.com/oauth/authorize?client_id=1&state=s' })
  await page.authorizing()
  page.windows[0]!.closed = true
  await until(() => page.flow?.windowClosed)
  page.aheadMs = 2_000
  await page.shows('unfinished')
  return { page, leave, id: page.flow!.id }
}

/** Another page of the same agent: after a reload, or in another tab. */
async function visit({ agentKey }: Page, status: StatusAnswer = no): Promise<Page> {
  const page = new Page({ agentKey })
  page.status = () => status
  return page.ready()
}

/** A tab of the same browser has the shared record alone. */
async function otherTab(before: Page, status?: StatusAnswer): Promise<Page> {
  sessionStorage.removeItem(nameOf(before))
  return visit(before, status)
}

describe('after a reload, a flow that was not finished', () => {
  it('F42 still is, and the card still knows that the window was closed', async () => {
    const { page: before, leave, id } = await unfinishedPage()
    leave()

    const page = await visit(before)
    await until(() => page.count('status') > 1)

    expect([page.shown, page.flow!.id, page.flow!.windowClosed]).to.deep.equal(['unfinished', id, true])
    const reads = page.count('status')
    page.aheadMs = MINUTE_MS
    await until(() => page.count('status') > reads && page.flow!.lingering)
    expect([page.shown, page.flow!.windowClosed]).to.deep.equal(['unfinished', true])
  })

  it('F42 opens again with a press', async () => {
    const { page: before, leave, id } = await unfinishedPage()
    leave()
    const page = await visit(before)

    const { relay } = page.press()
    await relay.isSentOn()

    expect([page.shown, relay.flow]).to.deep.equal(['authorizing', id])
    expect(page.flow!.windowClosed).not.to.equal(true)
  })

  it('F42 still is over an account', async () => {
    const { page: before, leave } = await unfinishedPage(yes)
    leave()

    const page = await visit(before, yes)

    await page.shows('unfinished')
    expect(page.connector.state).to.have.nested.property('account.portalId', '1')
  })
})

describe('in another tab, a flow that was not finished', () => {
  it('F48 is shown as soon as it is known, and at each visit', async () => {
    const page = await readyPage()
    const other = await visit(page)
    await page.authorizing()
    expect(other.shown).to.equal('disconnected')

    page.windows[0]!.closed = true
    page.aheadMs = 2_000
    await page.shows('unfinished')

    await other.shows('unfinished')
    const visited = await otherTab(page)
    const flows = [page, other, visited].map(({ connector: { state } }) => (state as { flow: Flow }).flow.id)
    expect(new Set(flows).size).to.equal(1)
    expect(visited.shown).to.equal('unfinished')
    expect([other.ended, visited.ended]).to.deep.equal([[], []])
  })

  it('F48 is not shown over an account', async () => {
    const { page } = await unfinishedPage(yes)
    expect(sharedBy(page)).to.equal(null)

    const other = await otherTab(page, yes)

    expect(other.shown).to.equal('connected')
  })

  it('F48 names no account in what the tabs share', async () => {
    const { page } = await unfinishedPage()

    const { baseline, ...shared } = JSON.parse(sharedBy(page)!) as Record<string, unknown>

    expect(baseline).to.deep.equal({ connected: false })
    expect(Object.keys(shared).sort()).to.deep.equal([
      'expiresAt',
      'flow',
      'mode',
      'startedAt',
      'unfinished',
      'windowClosed',
    ])
  })

  const ends: [title: string, end: (page: Page) => void][] = [
    ['is cancelled', (page) => page.connector.cancel()],
    ['is tried again', (page) => void page.connector.connect()],
    ['is followed by another', (page) => void page.connector.connect({ restart: true })],
    ['is explained', (page) => page.connector.reportProblem('hubspot_no_permission')],
  ]
  for (const [title, end] of ends) {
    it(`F48 goes when it ${title} in the first`, async () => {
      const { page } = await unfinishedPage()
      const other = await otherTab(page)

      end(page)

      await other.shows('disconnected')
      expect([sharedBy(page), (await otherTab(page)).shown]).to.deep.equal([null, 'disconnected'])
    })
  }

  it('F48 goes when an account is connected', async () => {
    const { page, leave } = await unfinishedPage()
    const other = await otherTab(page)
    leave()
    other.status = () => yes

    await other.connector.checkStatus()

    expect([other.shown, sharedBy(page), other.problem]).to.deep.equal(['connected', null, undefined])
  })

  it('F48 can be cancelled there, which ends it in the first as well', async () => {
    const { page, id } = await unfinishedPage()
    const other = await otherTab(page)

    other.connector.cancel()

    await other.shows('disconnected')
    await page.shows('disconnected')
    expect(page.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['cancelled', id]])
    expect(sharedBy(page)).to.equal(null)
  })

  it('F48 can be explained there, which ends it in the first as well', async () => {
    const { page } = await unfinishedPage()
    const other = await otherTab(page)

    other.connector.reportProblem('hubspot_no_permission')

    expect(other.problem?.code).to.equal('hubspot_no_permission')
    await page.shows('disconnected')
  })

  it('F48 can be tried again there', async () => {
    const { page, id } = await unfinishedPage()
    const other = await otherTab(page)

    const { relay } = other.press()
    await relay.isSentOn()

    expect([other.shown, relay.flow]).to.deep.equal(['authorizing', id])
    await page.shows('authorizing')
  })

  it('F21 goes when its 15 minutes are over', async () => {
    const page = new Page()
    const expiresAt = Date.now() + 300
    const stored = {
      flow: FLOW_ID,
      startedAt: expiresAt - 15 * MINUTE_MS,
      expiresAt,
      mode: 'popup',
      baseline: { connected: false },
      unfinished: true,
    }
    const [running, release] = await holdLock(`wiro-hubspot-connect:${FLOW_ID}`)
    localStorage.setItem(nameOf(page), JSON.stringify(stored))
    await page.ready()
    expect(page.shown).to.equal('unfinished')

    await page.shows('disconnected')

    expect([page.ended, page.problem, sharedBy(page)]).to.deep.equal([[], undefined, null])
    release()
    await running
  })

  it('F63 is not shown to somebody else', async () => {
    const { page } = await unfinishedPage({ ...no, agentTag: 'a'.repeat(22) })

    const other = await otherTab(page, { ...no, agentTag: 'b'.repeat(22) })

    expect(other.shown).to.equal('disconnected')
  })

  it('F63 goes when somebody else begins an attempt', async () => {
    const { page } = await unfinishedPage({ ...no, agentTag: 'a'.repeat(22) })
    const other = await otherTab(page, { ...no, agentTag: 'b'.repeat(22) })

    other.press()

    expect(sharedBy(page)).to.equal(null)
  })

  it('goes on there when the first goes away', async () => {
    const { page, leave, id } = await unfinishedPage()
    const other = await otherTab(page)
    leave()
    await until(async () => (await navigator.locks.query()).pending!.length === 0)

    other.connector.cancel()

    await until(() => other.ended.length)
    expect(other.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['cancelled', id]])
  })
})

/** Holds a lock as another tab would, until it is released. */
async function holdLock(name: string): Promise<[running: Promise<unknown>, release: () => void]> {
  let release = () => {}
  let running: Promise<unknown> = Promise.resolve()
  await new Promise<void>((resolve) => {
    running = navigator.locks.request(name, () => {
      resolve()
      return new Promise<void>((done) => (release = done))
    })
  })
  return [running, release]
}
