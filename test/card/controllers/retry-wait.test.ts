import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import { RetryWaitController } from '../../../src/card/controllers/retry-wait.js'
import { failed } from '../states.js'
import { FakeHost } from './host.js'

describe('the wait before another try', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date'], now: 1_000_000 }))
  afterEach(() => mock.timers.reset())

  it('counts from the first drawing of its problem', () => {
    const host = new FakeHost()
    const wait = new RetryWaitController(host)
    const state = failed('rate_limited', { retryAfter: 30 })

    host.update(state)
    mock.timers.tick(10_000)
    host.update(state)

    assert.equal(wait.leftMs, 20_000)
  })

  it('ends at zero', () => {
    const host = new FakeHost()
    const wait = new RetryWaitController(host)
    host.update(failed('rate_limited', { retryAfter: 30 }))

    mock.timers.tick(31_000)

    assert.equal(wait.leftMs, 0)
  })

  it('begins anew with the next problem', () => {
    const host = new FakeHost()
    const wait = new RetryWaitController(host)
    host.update(failed('rate_limited', { retryAfter: 30 }))
    mock.timers.tick(31_000)

    host.update(failed('rate_limited', { retryAfter: 5 }))

    assert.equal(wait.leftMs, 5_000)
  })

  it('is none where the problem asks for none', () => {
    const host = new FakeHost()
    const wait = new RetryWaitController(host)

    host.update(failed('rate_limited'))

    assert.equal(wait.leftMs, undefined)
  })
})
