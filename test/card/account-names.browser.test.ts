import { expect } from '@open-wc/testing'
import { configure } from '../../src/configure.js'
import type { State } from '../../src/connector/state.js'
import { all, drawn, part, press, textOf } from './card.js'
import { acme, connected, failed } from './states.js'
import { texts } from './texts.js'

afterEach(() => configure({ locales: {} }))

describe('a name', () => {
  const hostile = '<img src=x onerror="alert(1)"> \u202egpj.exe'
  const account = { ...acme, name: hostile }
  const approved = { accountName: hostile, expectedPortal: hostile }

  const places: [string, State, string?][] = [
    ['of an account', connected({ account })],
    ['in the question before a disconnect', connected({ account }), texts.first.buttons.disconnect],
    ['of an account that was not expected', failed('wrong_portal', approved)],
    ['of an account that is not accepted', failed('portal_refused', approved)],
  ]
  for (const [place, state, label] of places) {
    it(`F78 with markup is text ${place}`, async () => {
      const { card } = await drawn(state)
      if (label) await press(card, label)

      expect([all(card, 'img').length, card.shadowRoot!.textContent.includes(hostile)]).to.deep.equal([0, true])
    })

    it(`F78 that runs from right to left turns nothing around it ${place}`, async () => {
      const { card } = await drawn(state)
      if (label) await press(card, label)

      const loose = all(card, 'p:not([part=announcement]), span, li').filter((one) =>
        [...one.childNodes].some((node) => node instanceof Text && node.data.includes('\u202e')),
      )
      expect(loose.map(textOf)).to.deep.equal([])
    })
  }

  it('that the host gives is text too', async () => {
    const { card } = await drawn(connected({ account: {} }), { accountName: hostile })

    expect(textOf(all(card, 'bdi')[0])).to.equal(hostile)
  })

  it('is not asked for where it is not known: the account that is not accepted is called this account', async () => {
    const { card } = await drawn(failed('portal_refused'))

    expect(textOf(part(card, 'text'))).to.equal('We undid the connection to this account.')
  })

  it('F93 stands for no person: a number is called a Hub ID', async () => {
    const { card } = await drawn(connected({ account: { portalId: '12345678' } }))

    expect(textOf(part(card, 'account'))).to.equal('Hub ID 12345678')
  })
})
