import { expect } from '@open-wc/testing'
import { all, drawn, part, textOf, type Card } from './card.js'
import { connected, disconnected, disconnecting, failed, waiting } from './states.js'
import { texts } from './texts.js'

/** What a host puts into a slot, and what is drawn of the card's own. */
async function fill(card: Card, slot: string, text: string): Promise<HTMLElement> {
  const own = Object.assign(document.createElement('p'), { slot, textContent: text })
  card.append(own)
  await card.updateComplete
  return own
}

const isSeen = (element: Element | undefined) => !!element && element.getClientRects().length > 0

/** A host's own words, where it puts them and what they stand in for. */
const places = [
  ['title', disconnected, 'HubSpot'],
  ['description', disconnected, texts.first.disconnected.text],
  ['connected', connected(), 'Acme Europe'],
  ['connected', disconnecting(), 'Hub ID'],
  ['problem-session_expired', failed('session_expired'), texts.problems.codes.session_expired.steps[0]!],
  ['problem-forbidden', failed('forbidden'), texts.problems.codes.forbidden.steps[0]!],
] as const

describe('a host’s own element', () => {
  for (const [slot, state, own] of places) {
    it(`stands in slot="${slot}" in place of “${own}…” when ${state.status}`, async () => {
      const { card } = await drawn(state)
      const line = all(card, 'slot, bdi, p').find(
        (one) => !one.querySelector('p, slot') && textOf(one)?.startsWith(own),
      )
      expect(line).to.not.equal(undefined)

      const mine = await fill(card, slot, 'Mine')

      expect([isSeen(mine), line instanceof HTMLSlotElement || isSeen(line)]).to.deep.equal([
        true,
        line instanceof HTMLSlotElement,
      ])
      expect(line!.closest('slot')?.assignedElements()).to.deep.equal([mine])
    })
  }

  it('is seen in slot="problem-endpoint_unreachable" although that code has no remedy of its own', async () => {
    const { card } = await drawn(failed('endpoint_unreachable'))

    const mine = await fill(card, 'problem-endpoint_unreachable', 'Mine')

    expect(isSeen(mine)).to.equal(true)
    expect(part(card, 'actions')!.getBoundingClientRect().top).to.be.at.least(mine.getBoundingClientRect().bottom)
  })

  it('for another code, or in another state, is not seen', async () => {
    const { card } = await drawn(failed('session_expired'))

    const mine = await Promise.all(
      ['problem-forbidden', 'connected', 'description', 'none'].map((slot) => fill(card, slot, 'Mine')),
    )

    expect(mine.map(isSeen)).to.deep.equal([false, false, false, false])
  })

  it('leaves the buttons and the code where they are', async () => {
    const { card } = await drawn(failed('session_expired'))

    await fill(card, 'problem-session_expired', 'Mine')

    expect(all(card, '[part=actions] button').map(textOf)).to.deep.equal([texts.first.buttons.retry])
    expect(textOf(part(card, 'code'))).to.match(/^Code session_expired/)
  })

  for (const width of [240, 320, 900]) {
    it(`stands where the card’s own line stood, ${width} px wide`, async () => {
      const { card } = await drawn(connected())
      card.style.inlineSize = `${width}px`
      const { left, top } = part(card, 'text')!.getBoundingClientRect()

      const mine = await fill(card, 'connected', 'Mine')

      const now = mine.getBoundingClientRect()
      expect([now.left, now.top]).to.deep.equal([left, top])
    })
  }

  it('stands after the buttons in slot="footer"', async () => {
    const { card } = await drawn(waiting('authorizing'))

    const mine = await fill(card, 'footer', 'Mine')

    expect(mine.getBoundingClientRect().top - part(card, 'actions')!.getBoundingClientRect().bottom).to.equal(16)
  })

  it('that asks for no slot is not seen once the card is there', async () => {
    const { card } = await drawn(disconnected)

    expect(isSeen(await fill(card, '', 'A link for before'))).to.equal(false)
  })
})
