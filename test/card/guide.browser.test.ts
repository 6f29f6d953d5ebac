import { expect } from '@open-wc/testing'
import type { Health } from '../../src/connector/state.js'
import { all, button, drawn, part, press, settled, textOf, type Card, type Properties } from './card.js'
import { rows } from './codes.js'
import { connected, disconnecting, failed } from './states.js'

const lines = (card: Card) => all(card, '[part=body] :is(p, li)').map((line) => textOf(line)!)
const buttons = (card: Card) => all(card, '[part=actions] button').map((one) => textOf(one)!)
const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)
const select = (card: Card) => all(card, 'select')[0] as HTMLSelectElement

async function opened(change: Parameters<typeof connected>[0] = {}, properties: Properties = {}) {
  const { card, connector } = await drawn(connected(change), properties)
  button(card, 'Troubleshoot').focus()
  await press(card, 'Troubleshoot')
  return { card, connector }
}

async function choose(card: Card, code: string): Promise<void> {
  select(card).value = code
  select(card).dispatchEvent(new Event('change'))
  await settled(card)
}

describe('the guide', () => {
  it('takes the focus, and gives it back where it came from', async () => {
    const { card } = await opened()
    const there = focused(card)

    await press(card, 'Close')

    expect([there, focused(card)]).to.deep.equal(['HubSpot answers 403', 'Troubleshoot'])
  })

  it('leads into an answer and back to where I was', async () => {
    const { card } = await opened()
    await press(card, 'The app was removed in HubSpot')
    const heading = focused(card)

    await press(card, 'Back')

    expect([heading, focused(card)]).to.deep.equal(['The app was removed in HubSpot', 'The app was removed in HubSpot'])
    expect(buttons(card)).to.deep.equal(['Close'])
  })

  for (const [health, causes] of [
    ['paused', ['Is the agent stopped? Start it.']],
    [
      'ok',
      [
        'Was the app removed or access revoked in HubSpot? Reconnect.',
        'Neither? Contact support: renewing may be failing.',
      ],
    ],
  ] as [Health, string[]][]) {
    it(`tells of expired access only what ${health} health leaves open`, async () => {
      const { card } = await opened({ health, agent: { status: health === 'paused' ? 0 : 4 } })

      await press(card, 'Access expired')

      expect(lines(card).slice(2)).to.deep.equal(causes)
    })
  }

  it('asks nobody to start an agent that waits for something else', async () => {
    const { card } = await opened({ health: 'paused', agent: { status: 6 } }, { supportUrl: 'mailto:help@example.com' })

    await press(card, 'Access expired')

    expect(lines(card).slice(2)).to.deep.equal([])
    expect(textOf(all(card, '[part=text]').at(-1))).to.equal(
      'Other settings of the agent are missing, so it can’t start yet.',
    )
    expect(buttons(card)).to.deep.equal(['Reconnect', 'Contact support', 'Back'])
  })

  it('starts an agent that is stopped, where the endpoint can', async () => {
    const { card, connector } = await opened({
      health: 'paused',
      agent: { status: 0 },
      can: ['status', 'connect', 'start-agent'],
    })
    await press(card, 'Access expired')

    await press(card, 'Start agent')

    expect([connector.asked, part(card, 'body')?.localName]).to.deep.equal([['startAgent'], undefined])
  })

  it('leads to the host’s support only where there is an address', async () => {
    const without = await opened()
    const { card } = await opened({}, { supportUrl: 'mailto:help@example.com' })
    await press(without.card, 'Access expired')
    await press(card, 'Access expired')

    expect([buttons(without.card), buttons(card)]).to.deep.equal([
      ['Reconnect', 'Back'],
      ['Reconnect', 'Contact support', 'Back'],
    ])
  })

  it('leaves out of an answer what only an own app can do', async () => {
    const { card } = await opened()

    await press(card, 'HubSpot answers 403')

    expect(lines(card).filter((line) => line.includes('Own app'))).to.deep.equal([])
  })
})

describe('a code that is looked up in the guide', () => {
  async function asking(properties?: Properties) {
    const { card, connector } = await opened({}, properties)
    await press(card, 'I have an error code')
    return { card, connector }
  }

  it('is any of those that there are, in the order of the alphabet', async () => {
    const { card } = await asking()
    const offered = [...select(card).options].map(({ value }) => value).filter(Boolean)

    expect(offered).to.deep.equal(Object.keys(rows).sort())
  })

  it('is answered with more than its name and who has to act, each of them, and no hole is left', async () => {
    const { card } = await asking()
    const owners = /^(What you can do|This (may )?needs? )/
    const empty: string[] = []

    for (const code of Object.keys(rows)) {
      await choose(card, code)
      const [, title, ...answer] = lines(card)
      const said = answer.filter((line) => line && !owners.test(line)).join(' ')
      if (!title || title === code || !said || /[{}]|undefined/.test(said)) empty.push(code)
    }

    expect(empty).to.deep.equal([])
  })

  for (const [code, ...answer] of [
    [
      'wrong_portal',
      'Not the expected account',
      'Another account was approved than the one that belongs here.',
      'What you can do',
      'Choose the expected account in HubSpot.',
    ],
    [
      'rate_limited',
      'Too many attempts',
      'The server asks for a pause.',
      'What you can do',
      'Wait a minute, then try again.',
    ],
  ] as const) {
    it(`says of ${code} what holds without its circumstances`, async () => {
      const { card } = await asking()

      await choose(card, code)

      expect(lines(card).slice(1)).to.deep.equal(answer)
    })
  }

  it('is asked of an admin in a ready message, and leads back to itself', async () => {
    const { card } = await asking()
    await choose(card, 'hubspot_no_permission')
    await press(card, 'Ask your admin')
    const message = (all(card, 'textarea')[0] as HTMLTextAreaElement).value

    await press(card, 'Back')

    expect(message).to.contain('What happened: HubSpot needs an admin (hubspot_no_permission)')
    expect(select(card).value).to.equal('hubspot_no_permission')
  })

  it('leads to the set-up of an own app, and out of it again', async () => {
    const { card } = await asking({ authMethod: 'own' })
    await choose(card, 'hubspot_unknown_client')
    await press(card, 'Open setup')
    const there = textOf(part(card, 'status'))

    await press(card, 'Cancel')

    expect([there, textOf(part(card, 'status'))]).to.deep.equal(['Set up your HubSpot app', 'Connected'])
  })
})

describe('what a person opens over a state', () => {
  for (const [title, ...states] of [
    ['another state', failed('forbidden')],
    ['another state and back', disconnecting(), connected()],
  ] as const) {
    for (const label of ['Troubleshoot', 'Disconnect']) {
      it(`is not opened over ${title} by ${label}, where that came before it`, async () => {
        const { card, connector } = await drawn(connected())

        button(card, label).click()
        for (const state of states) connector.become(state)
        await settled(card)

        expect(buttons(card)).not.to.include.oneOf(['Close', 'Keep connected'])
      })
    }
  }

  it('is closed with its state', async () => {
    const { card, connector } = await opened()

    connector.become(failed('forbidden'))
    await settled(card)

    expect(textOf(part(card, 'status'))).to.equal('You can’t connect HubSpot here')
  })

  it('stays while the state is only read anew', async () => {
    const { card, connector } = await opened()

    connector.become(connected({ health: 'ok' }))
    await settled(card)

    expect(buttons(card)).to.deep.equal(['Close'])
  })

  it('gives way to what is opened after it', async () => {
    const { card } = await drawn(connected())

    button(card, 'Troubleshoot').click()
    button(card, 'Disconnect').click()
    await settled(card)

    expect(textOf(part(card, 'status'))).to.equal('Disconnect Acme Europe?')
  })
})
