import { expect } from '@open-wc/testing'
import { configure } from '../../src/configure.js'
import { drawn, seen } from './card.js'
import { failed } from './states.js'
import { texts } from './texts.js'

afterEach(() => configure({ locales: {} }))

describe('what came instead of the return page', () => {
  for (const [answer, words] of [
    ['redirect', texts.problems.relayAnswers.redirect],
    ['page', texts.problems.relayAnswers.page],
    ['nothing', texts.problems.relayAnswers.nothing],
    ['HTTP 404', 'HTTP 404'],
  ]) {
    it(`is called ${words}`, async () => {
      const { card } = await drawn(failed('relay_unreachable', { url: '/api/hubspot', answer: answer! }))

      expect(seen(card).developer![0]).to.equal(`We asked for /api/hubspot; ${words} came back.`)
    })
  }

  it('is said in a whole sentence where the right page came and said nothing', async () => {
    const { card } = await drawn(failed('relay_unreachable', { url: '/api/hubspot', answer: 'relay' }))

    expect(seen(card).developer![0]).to.contain(texts.problems.relayAnswers.relay)
  })
})
