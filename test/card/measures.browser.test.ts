import { expect, fixtureSync, html } from '@open-wc/testing'
import { drawAll, unlessEmpty, type Appearance } from '../../demo/gallery/audit/draw-all.js'
import { brokenWords } from '../../demo/gallery/audit/measures/broken-words.js'
import { coloursOf, focusRings, isTooFaint } from '../../demo/gallery/audit/measures/colours.js'
import { misplaced } from '../../demo/gallery/audit/measures/misplaced.js'
import { isTooHigh, rowLines } from '../../demo/gallery/audit/measures/row-lines.js'
import { smallTargets } from '../../demo/gallery/audit/measures/targets.js'
import { pages } from '../../demo/gallery/audit/pages.js'

/** Some of the widths that `npm run audit` measures. */
const widths = [320, 420, 560, 700]

const drawn = (appearance: Appearance, style = '') =>
  drawAll({ container: fixtureSync<HTMLElement>(html`<div lang="en" style=${style}></div>`), appearance })

describe('the layout of every state', () => {
  for (const appearance of ['card', 'inline'] as const) {
    it(`breaks no word as appearance="${appearance}"`, async () => {
      const cards = await drawn(appearance)

      expect(cards.measure(widths, (card) => unlessEmpty(brokenWords(card)))).to.deep.equal([])
    })

    it(`keeps everything in its place as appearance="${appearance}"`, async () => {
      const cards = await drawn(appearance)

      expect(cards.measure(widths, (card) => unlessEmpty(misplaced(card)))).to.deep.equal([])
    })

    it(`keeps words and places with text of twice the size as appearance="${appearance}"`, async () => {
      document.documentElement.style.fontSize = '200%'
      try {
        const cards = await drawn(appearance)

        const found = cards.measure(widths, (card) => unlessEmpty([...brokenWords(card), ...misplaced(card)]))

        expect(found).to.deep.equal([])
      } finally {
        document.documentElement.style.fontSize = ''
      }
    })

    it(`has nothing to press that is smaller than 24 pixels as appearance="${appearance}"`, async () => {
      const cards = await drawn(appearance)

      expect(cards.measure(widths, (card) => unlessEmpty(smallTargets(card)))).to.deep.equal([])
    })
  }

  it('has at most three lines beside the buttons of a row', async () => {
    const cards = await drawn('inline')

    const rows = cards.measure([480, 600, 700, 900], rowLines)

    expect(rows.filter(({ found }) => isTooHigh(found))).to.deep.equal([])
    expect(rows.filter(({ found }) => found.isBeside)).not.to.deep.equal([])
  })
})

describe('the colours of every state', () => {
  for (const { name, background, text } of pages) {
    it(`stand out on a ${name} page, and so does the focus ring`, async () => {
      const cards = await drawn('card', `background: ${background}; color: ${text}`)

      const colours = cards.measure([640], (card) => [...coloursOf(card), ...focusRings(card)])

      expect(colours.flatMap(({ found }) => found).filter(isTooFaint)).to.deep.equal([])
    })
  }
})
