import { expect } from '@open-wc/testing'
import type { Code } from '../../src/protocol/codes.js'
import { audit } from './audit.js'
import { drawn, seen } from './card.js'
import { ownRows, rows, type Row } from './expected/codes.js'
import { failed } from './states.js'
import { texts } from './texts.js'

describe('a problem in words', () => {
  for (const [code, [drawing, problem]] of Object.entries(rows) as [Code, Row][]) {
    it(`says what ${code} means, and what to do`, async () => {
      const { card } = await drawn(failed(code, problem))

      expect(seen(card)).to.deep.equal({ icon: drawing.tone ? 'stop' : 'unknown', ...drawing })
    })

    it(`passes an audit about ${code}`, async () => {
      const { card } = await drawn(failed(code, problem))

      await audit(card)
    })

    it(`passes an audit on a dark page about ${code}`, async () => {
      const { card } = await drawn(failed(code, problem), {}, 'dark')

      await audit(card)
    })
  }

  for (const [code, text] of [
    ['endpoint_unreachable', texts.first.statusUnread.noAnswer],
    ['endpoint_timeout', texts.first.statusUnread.noAnswer],
    ['endpoint_bad_answer', texts.problems.statusUnread.unreadable],
  ] as const) {
    it(`F88 says of a first read that ended in ${code} that HubSpot may still be connected`, async () => {
      const { card } = await drawn(failed(code, { during: 'check' }))

      expect(seen(card)).to.deep.include({ status: texts.first.statusUnread.status, text })
    })
  }

  it('has words of its own where an own app is missing', async () => {
    const { card } = await drawn(failed('invalid_config'), { authMethod: 'own' })

    expect(seen(card)).to.deep.include({
      status: texts.problems.codes.invalid_config.title,
      text: texts.problems.codes.invalid_config.text,
    })
  })

  it('speaks of the own app where the endpoint pins that, whatever its attribute says', async () => {
    const { card } = await drawn({ ...failed('invalid_config'), authMethod: 'own' }, { authMethod: 'wiro' })

    expect(seen(card).status).to.equal(texts.problems.codes.invalid_config.title)
  })

  it('speaks of Wiro’s app where the endpoint pins that, whatever its attribute says', async () => {
    const { card } = await drawn({ ...failed('invalid_config'), authMethod: 'wiro' }, { authMethod: 'own' })

    expect(seen(card).status).to.equal(texts.problems.codes.invalid_config.wiroApp?.title)
  })

  for (const [code, steps] of ownRows) {
    it(`says what the owner of an own app does about ${code}`, async () => {
      const { card } = await drawn(failed(code), { authMethod: 'own' })

      const { body, step } = seen(card)
      expect(body ?? [step]).to.deep.equal(steps)
    })
  }
})
