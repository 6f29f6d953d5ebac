import { expect, fixtureSync, html } from '@open-wc/testing'
import { allCases } from '../../demo/gallery/cases/index.js'
import { createCard, operate } from '../../demo/gallery/draw-case.js'
import '../../src/define.js'

describe('the gallery', () => {
  it('gives each of its cases a title of its own', () => {
    const titles = allCases.map(({ title }) => title)

    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).to.deep.equal([])
  })

  for (const one of allCases.filter(({ press }) => press)) {
    it(`gets to “${one.title}” by what a person presses`, async () => {
      const page = fixtureSync<HTMLElement>(html`<div lang="en"></div>`)
      const card = createCard(one)
      page.append(card)

      await operate(card, one)

      expect(card.shadowRoot!.querySelector('[part=status]')!.textContent).to.match(/\w/)
    })
  }
})
