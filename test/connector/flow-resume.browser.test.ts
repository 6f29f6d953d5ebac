/** A tab that opened another one has a copy of its flow there, which waits for the flow's lock. */
import { expect } from '@open-wc/testing'
import { connectionKey, flowStorageKey } from '../../src/protocol/relay-messages.js'
import { clearPages, Page } from './stage.js'
import { settle, until } from './wait.js'

afterEach(clearPages)

const nameOf = ({ agentKey }: Page) => flowStorageKey(connectionKey('backend', agentKey))

/** A page whose flow is under way, and one that waits for its lock. */
async function waitingPages() {
  const page = new Page()
  const leave = page.listen()
  await page.shows('disconnected')
  const { relay } = await page.authorizing()
  await until(async () => (await navigator.locks.query()).held!.length, 'the lock to be held')
  const other = await new Page({ agentKey: page.agentKey }).ready()
  return { page, leave, other, relay }
}

const statesOf = ({ changes }: Page) => [...new Set(changes.map(({ state }) => state.status))]

describe('a tab that waits for the flow of another', () => {
  it('F48 forgets the flow when it ends there', async () => {
    const { page, other } = await waitingPages()
    const copy = sessionStorage.getItem(nameOf(page))!

    page.connector.cancel()
    // Each tab has a storage of its own, and these two share one.
    sessionStorage.setItem(nameOf(page), copy)

    await until(() => sessionStorage.getItem(nameOf(page)) === null, 'the copy to go')
    await settle()
    expect(statesOf(other)).to.deep.equal(['disconnected'])
  })

  it('F48 leaves the flow alone that follows there', async () => {
    const { page, relay } = await waitingPages()

    void page.connector.connect({ restart: true })
    await relay.receives('end')
    await settle()

    const stored = JSON.parse(sessionStorage.getItem(nameOf(page)) ?? '{}') as { flow?: string }
    expect(stored.flow).to.equal(page.flow!.id)
  })

  it('F48 goes on with the flow when the other goes away', async () => {
    const { leave, other, relay } = await waitingPages()

    leave()

    await other.shows('authorizing')
    expect(other.flow!.id).to.equal(relay.flow)
  })
})
