import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import { AnnouncementController } from '../../../src/card/controllers/announcement.js'
import { CopyController } from '../../../src/card/controllers/copy.js'
import { FakeHost } from './host.js'

const setClipboard = (clipboard: object | undefined) =>
  Object.defineProperty(globalThis, 'navigator', { value: { clipboard }, configurable: true })

const copying = (host = new FakeHost()) => {
  const announcement = new AnnouncementController(host)
  return { announcement, copy: new CopyController(host, announcement) }
}

describe('the copy controller', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] })
    setClipboard({ writeText: async () => {} })
  })
  afterEach(() => mock.timers.reset())

  it('says for two seconds that a text was copied', async () => {
    const host = new FakeHost()
    const { copy } = copying(host)

    await copy.copy('details', 'text')
    mock.timers.tick(1_999)
    const before = copy.isCopied('details')
    mock.timers.tick(1)

    assert.deepEqual([before, copy.isCopied('details'), host.requestedUpdates], [true, false, 2])
  })

  it('says nothing of a text that was not copied', async () => {
    const { copy } = copying()

    await copy.copy('details', 'text')

    assert.equal(copy.isCopied('message'), false)
  })

  it('counts the two seconds from the last press', async () => {
    const { copy } = copying()
    await copy.copy('details', 'text')
    mock.timers.tick(1_500)

    await copy.copy('details', 'text')
    mock.timers.tick(1_500)

    assert.equal(copy.isCopied('details'), true)
  })

  it('says nothing where nothing can be copied', async () => {
    setClipboard(undefined)
    const { copy } = copying()

    const done = await copy.copy('details', 'text')

    assert.deepEqual([done, copy.isCopied('details')], [false, false])
  })

  it('forgets the copy when the card leaves the page', async () => {
    const host = new FakeHost()
    const { copy } = copying(host)
    await copy.copy('details', 'text')

    host.disconnect()

    assert.equal(copy.isCopied('details'), false)
  })

  it('says that a text was copied no longer than until something else is said', async () => {
    const { announcement, copy } = copying()
    await copy.copy('details', 'text')

    announcement.announce('Enter the client ID.')

    assert.equal(copy.isCopied('details'), false)
  })
})
