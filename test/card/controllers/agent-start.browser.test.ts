import { expect } from '@open-wc/testing'
import { all, button, drawn, press, settled, textOf, type Card } from '../card.js'
import { connected } from '../states.js'
import { texts } from '../texts.js'

const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

const paused = connected({ health: 'paused', agent: { status: 0 }, can: ['connect', 'disconnect', 'start-agent'] })

describe('starting the agent', () => {
  it('is asked for once while it is out, and keeps the focus', async () => {
    const { card, connector } = await drawn(paused)
    let answer: (how: { outcome: 'started' }) => void = () => {}
    connector.answer.startAgent = () => new Promise((resolve) => (answer = resolve))
    const start = button(card, texts.problems.agent.start)
    start.focus()

    start.click()
    await settled(card)
    start.click()
    await settled(card)

    expect([connector.asked, start.ariaDisabled, focused(card)]).to.deep.equal([
      ['startAgent'],
      'true',
      texts.problems.agent.start,
    ])
    answer({ outcome: 'started' })
    await settled(card)
    expect(start.ariaDisabled).to.equal(null)
  })

  const said = (card: Card) => textOf(all(card, '[part=text]').at(-1))
  const still = texts.problems.agent.startIgnored
  const stopped = texts.problems.agent.texts.stopped

  for (const [outcome, words] of [
    ['started', still],
    ['refused', stopped],
  ] as const) {
    it(`that was ${outcome}, and the agent stands as before, says so`, async () => {
      const { card, connector } = await drawn(paused)
      connector.answer.startAgent = async () => ({ outcome })

      await press(card, texts.problems.agent.start)

      expect([said(card), button(card, texts.problems.agent.start).ariaDisabled]).to.deep.equal([words, null])
    })
  }

  it('that was taken is over once the agent ran', async () => {
    const { card, connector } = await drawn(paused)
    connector.answer.startAgent = async () => ({ outcome: 'started' })
    await press(card, texts.problems.agent.start)

    connector.become(connected({ health: 'ok', agent: { status: 4 } }))
    await settled(card)
    connector.become(paused)
    await settled(card)

    expect(said(card)).to.equal(stopped)
  })
})
