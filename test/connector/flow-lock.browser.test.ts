import { expect } from '@open-wc/testing'
import { acquireFlowLock } from '../../src/connector/flow-lock.js'
import { until } from './wait.js'

let names = 0

describe('the lock of a flow', () => {
  let name: string
  const leaving: AbortController[] = []

  /** A page that asks for the lock until it leaves. */
  const createPage = () => {
    const leave = new AbortController()
    leaving.push(leave)
    let queued = 0
    const lock = acquireFlowLock(name, leave.signal, () => queued++)
    return { leave, lock, queuedTimes: () => queued }
  }

  /** Two pages: the first holds the lock, the second waits for it. */
  const createTwoPages = async () => {
    const first = createPage()
    const lock = await first.lock
    const second = createPage()
    await until(() => second.queuedTimes(), 'the second page to queue')
    return { first, second, lock: lock! }
  }

  const isHeld = async () => (await navigator.locks.query()).held!.some((lock) => lock.name === name)

  beforeEach(() => (name = `lock ${names++}`))

  afterEach(() => {
    for (const leave of leaving.splice(0)) leave.abort()
  })

  it('goes to the first page that asks', async () => {
    const page = createPage()

    expect((await page.lock)!.signal.aborted).to.equal(false)
    expect(page.queuedTimes()).to.equal(0)
  })

  it('is not given to a second page', async () => {
    const { second } = await createTwoPages()

    expect(await Promise.race([second.lock, Promise.resolve('waits')])).to.equal('waits')
  })

  it('goes to the second page when the first leaves', async () => {
    const { first, second } = await createTwoPages()

    first.leave.abort()

    expect((await second.lock)!.signal.aborted).to.equal(false)
  })

  it('goes to the second page when the first lets go of it', async () => {
    const { second, lock } = await createTwoPages()

    lock.abort()

    expect(await second.lock).not.to.equal(undefined)
  })

  it('is not given to a page that left while it queued', async () => {
    const { second } = await createTwoPages()

    second.leave.abort()

    expect(await second.lock).to.equal(undefined)
  })

  it('is not given to a page that had left before it asked', async () => {
    expect(await acquireFlowLock(name, AbortSignal.abort())).to.equal(undefined)
  })

  it('is free after a page that had left before it asked', async () => {
    await acquireFlowLock(name, AbortSignal.abort())

    expect(await createPage().lock).not.to.equal(undefined)
  })

  it('is released when its page leaves', async () => {
    const page = createPage()
    await page.lock
    const before = await isHeld()

    page.leave.abort()
    await navigator.locks.request(name, () => {})

    expect([before, await isHeld()]).to.deep.equal([true, false])
  })

  for (const [title, locks] of [
    ['without locks', undefined],
    ['that refuses locks', { request: () => Promise.reject(new DOMException('', 'SecurityError')) }],
  ] as const) {
    it(`F124 is given to every page of a browser ${title}`, async () => {
      Object.defineProperty(navigator, 'locks', { configurable: true, value: locks })

      const acquired = await Promise.all([createPage().lock, createPage().lock])
      delete (navigator as { locks?: unknown }).locks

      expect(acquired.every((lock) => lock && !lock.signal.aborted)).to.equal(true)
    })
  }
})
