import { expect } from '@open-wc/testing'
import { details, type Facts } from '../../src/card/details.js'
import { drawn, press } from './card.js'
import { connected, failed, flowWith, problemWith } from './states.js'

const flow = { ...flowWith(), startedAt: new Date(1_776_429_000_000), expiresAt: new Date(1_776_429_900_000) }

const facts = (change: Partial<Facts> = {}): Facts => ({
  version: '1.2.3',
  problem: problemWith('token_exchange_failed'),
  state: failed('token_exchange_failed'),
  authMethod: 'own',
  now: new Date(1_776_429_060_000),
  page: 'https://app.example.com/settings',
  browser: 'Browser/1',
  ...change,
})

describe('the details for support', () => {
  it('name what happened, where, when and with what', () => {
    expect(details(facts({ flow }))).to.equal(`Code: token_exchange_failed
During: connect
Status: failed
Auth method: own
Flow: AAAAAAAAAAAAAAAAAAAAAA
Started: 2026-04-17T12:30:00.000Z
Open until: 2026-04-17T12:45:00.000Z
Copied: 2026-04-17T12:31:00.000Z
Page: https://app.example.com/settings
Browser: Browser/1
Element: wiro-hubspot-connect 1.2.3`)
  })

  it('name the account by its id and the agent by its status, never by a name', () => {
    const state = connected({ agent: { title: 'Lead Manager', status: 5 } })

    const lines = details(facts({ state })).split('\n')

    expect(lines).to.include.members(['Portal ID: 12345678', 'Agent status: 5'])
    expect(lines.join()).not.to.match(/Acme|Lead Manager/)
  })

  it('hold nothing of an address behind its path', () => {
    const problem = problemWith('relay_unreachable', {
      url: 'https://app.example.com/relay?seal=SEAL#flow',
      answer: 'page',
    })

    const text = details(facts({ problem, page: 'https://app.example.com/settings?token=TOKEN#hash' }))

    expect(text).to.contain('Page: https://app.example.com/settings\n')
    expect(text).to.contain('Asked for: https://app.example.com/relay\nAnswer: page\n')
    expect(text).not.to.match(/SEAL|TOKEN|hash|#flow/)
  })

  it('are what a press copies', async () => {
    const { clipboard } = navigator
    const copied: string[] = []
    const value = { writeText: async (text: string) => void copied.push(text) }
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
    const { card } = await drawn(failed('misconfigured'))

    await press(card, 'Copy details')

    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    expect(copied[0]).to.match(/^Code: misconfigured\nDuring: connect\nStatus: failed\nAuth method: wiro\n/)
  })
})
