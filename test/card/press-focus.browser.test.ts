import { expect, fixtureSync, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { loadAll } from '../../demo/gallery/audit/draw-all.js'
import { pressEverything } from '../../demo/gallery/audit/measures/focus.js'
import { groups } from '../../demo/gallery/cases/index.js'

/** `npm run audit` presses the buttons of rows in every group. */
const idsOf = { card: groups.map(({ id }) => id), inline: ['rest', 'flow'] }

describe('the focus after a press', () => {
  for (const appearance of ['card', 'inline'] as const) {
    for (const { heading, cases } of groups.filter(({ id }) => idsOf[appearance].includes(id))) {
      it(`stays in the card, ${heading}, as appearance="${appearance}"`, async () => {
        const container = fixtureSync<HTMLElement>(html`<div lang="en"></div>`)
        await loadAll('en')

        const pressEnter = () => sendKeys({ press: 'Enter' })
        const { pressed, lost } = await pressEverything(Object.values(cases).flat(), {
          container,
          appearance,
          pressEnter,
        })

        expect(lost).to.deep.equal([])
        expect(pressed).to.be.greaterThan(0)
      }).timeout(60_000)
    }
  }
})
