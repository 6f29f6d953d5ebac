import { expect } from '@open-wc/testing'
import type { RelayCause } from '../../src/connector/state.js'
import { drawn, seen } from './card.js'
import { failed } from './states.js'
import { texts } from './texts.js'

const causes = Object.keys(texts.problems.relayCauses) as RelayCause[]

describe('a return page that is silent', () => {
  for (const cause of causes) {
    it(`because of ${cause} is explained to a developer, with its address and what mends it`, async () => {
      const { card } = await drawn(failed('relay_unreachable', { url: '/api/hubspot', cause, answer: 'HTTP 404' }))

      const { developer, text } = seen(card)
      expect(developer).to.have.length(1)
      expect(developer![0]).to.match(/\/api\/hubspot.*\. [A-Z].*\.$/)
      expect(text).to.equal(texts.problems.codes.relay_unreachable.text)
    })
  }

  it('is explained by nothing where no cause was found', async () => {
    const { card } = await drawn(failed('relay_unreachable', {}))

    expect(seen(card)).not.to.have.property('developer')
  })
})
