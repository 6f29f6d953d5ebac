import { expect } from '@open-wc/testing'
import { audit } from './audit.js'
import { drawn, press, seen, type Card } from './card.js'
import { rows } from './expected/index.js'
import type { Row } from './expected/row.js'

async function cardOf({ state, properties, press: label }: Row, theme?: 'dark'): Promise<Card> {
  const { card } = await drawn(state, properties, theme)
  for (const one of [label ?? []].flat()) await press(card, one)
  return card
}

describe('what a person sees', () => {
  for (const row of rows) {
    it(`reads as agreed when ${row.name}`, async () => {
      const card = await cardOf(row)

      expect(seen(card)).to.deep.equal(row.drawing)
    })
  }
})

describe('accessibility', () => {
  for (const row of rows) {
    it(`passes an audit when ${row.name}`, async () => {
      const card = await cardOf(row)

      await audit(card)
    })

    it(`passes an audit on a dark page when ${row.name}`, async () => {
      const card = await cardOf(row, 'dark')

      await audit(card)
    })
  }
})
