import { expect } from '@open-wc/testing'
import type { Health } from '../../../../src/connector/state.js'
import { all, drawn, part, press, textOf, type Card, type Properties } from '../../card.js'
import { connected } from '../../states.js'
import { texts } from '../../texts.js'

const { topics, start } = texts.panels.troubleshoot
const { back } = texts.panels
const { reconnect, troubleshoot } = texts.first.buttons
const { support } = texts.problems.links
const causes = topics.stopped.steps

type State = Parameters<typeof connected>[0]

const supportUrl = 'mailto:help@example.com'

async function openTopic(topic: keyof typeof topics, state: State = {}, properties: Properties = {}) {
  const { card, connector } = await drawn(connected(state), properties)
  await press(card, troubleshoot)
  await press(card, topics[topic].title)
  return { card, connector }
}

const lines = (card: Card) => all(card, '[part=body] :is(p, li)').map(textOf)
/** What to try, without the heading and the text before it. */
const steps = (card: Card) => lines(card).slice(2)
const buttons = (card: Card) => all(card, '[part=actions] button').map(textOf)

describe('the answer about an agent that stopped working', () => {
  for (const [health, status, expected] of [
    ['ok', 4, [causes.accessRevoked, causes.renewalFailing]],
    ['failing', 4, [causes.accessRevoked, causes.renewalFailing]],
  ] as [Health, number, string[]][]) {
    it(`names only the causes that ${health} health leaves open`, async () => {
      const { card } = await openTopic('stopped', { health, agent: { status } })

      expect(steps(card)).to.deep.equal(expected)
    })
  }

  it('guesses nothing about an agent that is known to be stopped', async () => {
    const { card } = await openTopic('stopped', {
      health: 'paused',
      agent: { status: 0 },
      can: ['status', 'connect', 'start-agent'],
    })

    expect([textOf(all(card, '[part=text]').at(-1)), lines(card), buttons(card)]).to.deep.equal([
      texts.problems.agent.texts.stopped,
      [topics.stopped.title],
      [start, back],
    ])
  })

  it('names every cause where the agent’s status is unknown', async () => {
    const { card } = await openTopic('stopped')

    expect(steps(card)).to.deep.equal([causes.agentStopped, causes.accessRevoked, causes.renewalFailing])
  })

  it('asks nobody to start an agent whose set-up is incomplete', async () => {
    const { card } = await openTopic('stopped', { health: 'paused', agent: { status: 6 } }, { supportUrl })

    expect([lines(card), buttons(card)]).to.deep.equal([[topics.stopped.title], [reconnect, support, back]])
    expect(textOf(all(card, '[part=text]').at(-1))).to.equal(
      `${texts.problems.agent.texts.setupRequired} ${texts.problems.agent.remedies.setup_incomplete}`,
    )
  })

  it('starts an agent that is stopped, where the endpoint offers that', async () => {
    const { card, connector } = await openTopic('stopped', {
      health: 'paused',
      agent: { status: 0 },
      can: ['status', 'connect', 'start-agent'],
    })

    await press(card, start)

    expect([connector.asked, part(card, 'body')]).to.deep.equal([['startAgent'], undefined])
  })

  it('leads to the host’s support where there is an address', async () => {
    const { card } = await openTopic('stopped', {}, { supportUrl })

    expect(buttons(card)).to.deep.equal([reconnect, support, back])
  })

  it('leads to no support where there is no address', async () => {
    const { card } = await openTopic('stopped')

    expect(buttons(card)).to.deep.equal([reconnect, back])
  })
})

describe('the answer about data that the agent cannot read', () => {
  const { plan, addScope, reconnect: approve, disconnect } = topics.missingData.steps

  it('F101 says how to add it to an own app', async () => {
    const { card } = await openTopic('missingData', {}, { authMethod: 'own' })

    expect(steps(card)).to.deep.equal([plan, addScope, approve, disconnect])
  })

  it('F101 leaves that out with Wiro’s app', async () => {
    const { card } = await openTopic('missingData')

    expect(steps(card)).to.deep.equal([plan, approve, disconnect])
  })
})
