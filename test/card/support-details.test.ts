import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { supportDetails, type SupportFacts } from '../../src/card/support-details.js'
import { connected, failed, flowWith, problemWith } from './states.js'

const flow = { ...flowWith(), startedAt: new Date(1_776_429_000_000), expiresAt: new Date(1_776_429_900_000) }

const facts = (change: Partial<SupportFacts> = {}): SupportFacts => ({
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
    assert.equal(
      supportDetails(facts({ flow })),
      `Code: token_exchange_failed
During: connect
Status: failed
Auth method: own
Flow: AAAAAAAAAAAAAAAAAAAAAA
Started: 2026-04-17T12:30:00.000Z
Open until: 2026-04-17T12:45:00.000Z
Copied: 2026-04-17T12:31:00.000Z
Page: https://app.example.com/settings
Browser: Browser/1
Element: wiro-hubspot-connect 1.2.3`,
    )
  })

  it('name the account by its id and the agent by its status, never by a name', () => {
    const state = connected({ agent: { title: 'Lead Manager', status: 5 } })

    const lines = supportDetails(facts({ state })).split('\n')

    assert.deepEqual(
      lines.filter((line) => /^(Hub ID|Agent status)/.test(line)),
      ['Agent status: 5', 'Hub ID: 12345678'],
    )
    assert.doesNotMatch(lines.join(), /Acme|Lead Manager/)
  })

  it('name the failure as the log of the server does', () => {
    const problem = problemWith('unavailable', { reference: 'k7m2p9xq' })

    assert.match(supportDetails(facts({ problem })), /^Code: unavailable\nReference: k7m2p9xq\nDuring: connect$/m)
  })

  it('hold nothing of an address behind its path', () => {
    const problem = problemWith('relay_unreachable', {
      url: 'https://app.example.com/relay?seal=SEAL#flow',
      answer: 'page',
    })

    const text = supportDetails(facts({ problem, page: 'https://app.example.com/settings?token=TOKEN#hash' }))

    assert.match(text, /^Page: https:\/\/app\.example\.com\/settings$/m)
    assert.match(text, /^Asked for: https:\/\/app\.example\.com\/relay\nAnswer: page$/m)
    assert.doesNotMatch(text, /SEAL|TOKEN|hash|#flow/)
  })

  it('hold no secret and no email address of what a person pasted', () => {
    const pastedText = `We could not connect ada@example.com:
https://app.example.com/api?seal=SEAL&state=STATE&client_secret=SECRET&api-key=KEY&scope=oauth`

    const line = supportDetails(facts({ pastedText }))
      .split('\n')
      .find((one) => one.startsWith('HubSpot showed'))

    assert.equal(
      line,
      'HubSpot showed: We could not connect …: https://app.example.com/api?seal=…&state=…&client_secret=…&api-key=…&scope=oauth',
    )
  })

  it('hold no secret in the path of an address', () => {
    const problem = problemWith('relay_unreachable', { url: 'https://ada:PASS@app.example.com/token/T0KEN/relay' })

    const text = supportDetails(facts({ problem, page: 'https://app.example.com/settings;jsessionid=AB12' }))

    assert.match(text, /^Page: https:\/\/app\.example\.com\/settings;jsessionid=…$/m)
    assert.match(text, /^Asked for: https:\/\/…@app\.example\.com\/token\/…\/relay$/m)
  })

  it('hold none of the secrets that HubSpot’s page or a console may show', () => {
    const pastedText = `Error code: BAD_CLIENT_ID for portal 12345678, lacks [crm.lists.read]
Authorization: Bearer S1  X-Api-Key: S2  pat-na1-0a1b2c3d {"client_secret":"S3","code":"S4-1"} SID=S5`

    const line = supportDetails(facts({ pastedText }))
      .split('\n')
      .find((one) => one.startsWith('HubSpot showed'))

    assert.equal(
      line,
      'HubSpot showed: Error code: BAD_CLIENT_ID for portal 12345678, lacks [crm.lists.read] Authorization: Bearer … X-Api-Key: … pat-… {"client_secret":"…","code":"…"} SID=…',
    )
  })

  it('hold at most 1,000 characters of what a person pasted', () => {
    const line = supportDetails(facts({ pastedText: 'x'.repeat(5_000) })).match(/HubSpot showed: (x+)/)

    assert.equal(line?.[1]?.length, 1_000)
  })
})
