import { expect, waitUntil } from '@open-wc/testing'
import { ownerOf } from '../../src/protocol/codes.js'
import type { Code } from '../../src/protocol/codes.js'
import { all, button, drawn, part, textOf, type Card } from './card.js'
import { ownRows, rows } from './expected/codes.js'
import type { Scripted } from './connector.js'
import { failed } from './states.js'
import { texts } from './texts.js'

/** What shows that a button led on, by its words; *Reload page* is tried where the page may go. */
const effects: [label: RegExp, leads: (card: Card, connector: Scripted) => unknown][] = [
  [/^Open setup$/, (card) => part(card, 'setup')],
  [/^Ask /, (card) => all(card, 'textarea').length],
  [/^Copy details/, (card) => all(card, 'button').some((one) => textOf(one) === texts.problems.buttons.copied)],
  [/^(Try again|Check again|Open HubSpot|Continue in this tab)$/, (_, { asked }) => asked.length],
]

const labelsOf = (card: Card) =>
  all(card, 'button')
    .map((one) => textOf(one)!)
    .filter((label) => label !== texts.first.buttons.reload)

const codes = [...new Set([...Object.keys(rows), ...ownRows.map(([code]) => code)])] as Code[]

describe('no problem is a dead end', () => {
  const { clipboard } = navigator
  before(() =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} }, configurable: true }),
  )
  after(() => Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true }))

  for (const code of codes) {
    for (const authMethod of ['wiro', 'own'] as const) {
      it(`every button of ${code} leads somewhere with auth-method="${authMethod}"`, async () => {
        const draw = () => drawn(failed(code, { ...rows[code]?.[1], retryAfter: undefined }), { authMethod })
        const labels = labelsOf((await draw()).card)

        for (const label of labels) {
          const { card, connector } = await draw()
          const [, leads] = effects.find(([words]) => words.test(label)) ?? []
          button(card, label).click()
          await waitUntil(() => leads?.(card, connector), `${label} leads nowhere`, { interval: 5, timeout: 8_000 })
        }

        expect(labels.length > 0 || code === 'signed_out').to.equal(true)
      })
    }

    if (ownerOf(code) === 'appOwner') {
      it(`${code} opens the set-up with an app of one’s own`, async () => {
        const { card } = await drawn(failed(code), { authMethod: 'own' })

        expect(labelsOf(card)[0]).to.equal(texts.problems.buttons.setup)
      })
    }
  }
})
