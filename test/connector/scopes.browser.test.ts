import { expect } from '@open-wc/testing'
import { compare } from '../../src/connector/scopes.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import { clear, page } from './stage.js'

const required = REQUIRED_SCOPES.join(' ')

/** As Wiro makes it, with something changed; `null` leaves it out. */
function address(change: Record<string, string | null> = {}, origin = 'https://app.hubspot.com'): string {
  const url = new URL('/oauth/authorize', origin)
  const parameters = {
    client_id: '1',
    redirect_uri: REDIRECT_URL,
    scope: required,
    optional_scope: OPTIONAL_SCOPES.join(' '),
    state: 's',
    ...change,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value)
  return url.href
}

afterEach(clear)

describe('what an own app has to declare', () => {
  it('is five scopes and nine', () => {
    expect([REQUIRED_SCOPES.length, new Set([...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]).size]).to.deep.equal([5, 14])
  })
})

describe('an authorize URL', () => {
  const emulator = 'http://127.0.0.1:5174'

  for (const [name, url] of [
    ['as Wiro makes it', address()],
    ['of another region', address({}, 'https://app-eu1.hubspot.com')],
    ['whose scopes stand in another order', address({ scope: [...REQUIRED_SCOPES].reverse().join(' ') })],
    ['whose scopes have %20 between them', address().replaceAll('+', '%20')],
    ['that asks for another optional scope', address({ optional_scope: 'tickets' })],
    ['without optional scopes', address({ optional_scope: null })],
    ['without a scope', address({ scope: null })],
    ['without a redirect URL', address({ redirect_uri: null })],
    ['of an emulator', address({ redirect_uri: emulator + '/v1/UserAgentOAuth/HubSpotCallback' }, emulator)],
  ] as const) {
    it(`${name} is one that an own app can agree to`, () => {
      expect(compare(url)).to.equal(undefined)
    })
  }

  const scopes = (answer: string) => ({ code: 'hubspot_scope_mismatch', owner: 'appOwner', answer })
  const redirect = (answer: string) => ({
    code: 'hubspot_redirect_mismatch',
    owner: 'appOwner',
    url: REDIRECT_URL,
    answer,
  })

  for (const [name, url, difference] of [
    ['without a required scope', address({ scope: REQUIRED_SCOPES.slice(0, 4).join(' ') }), scopes('oauth is missing')],
    ['with a required scope more', address({ scope: required + ' automation' }), scopes('automation is not declared')],
    ['that requires an optional scope', address({ scope: required + ' files' }), scopes('files is not declared')],
    [
      'with another scope in place of one',
      address({ scope: required.replace('oauth', 'content') }),
      scopes('oauth is missing, content is not declared'),
    ],
    [
      'that asks for no scope',
      address({ scope: '' }),
      scopes(REQUIRED_SCOPES.map((one) => `${one} is missing`).join(', ')),
    ],
    [
      'with another redirect URL',
      address({ redirect_uri: 'https://api.wiro.ai/v2' }),
      redirect('https://api.wiro.ai/v2'),
    ],
    ['with a slash more', address({ redirect_uri: REDIRECT_URL + '/' }), redirect(REDIRECT_URL + '/')],
    [
      'of an emulator with another redirect URL',
      address({ redirect_uri: emulator + '/callback' }, emulator),
      redirect(emulator + '/callback'),
    ],
    [
      'that differs in both names the scopes',
      address({ scope: required + ' x', redirect_uri: 'https://x.example' }),
      scopes('x is not declared'),
    ],
  ] as const) {
    it(`${name} is none: it says what differs`, () => {
      expect(compare(url)).to.deep.equal(difference)
    })
  }

  it('that is twisted is not repeated at length', () => {
    const { answer } = compare(address({ scope: 'x'.repeat(4000) }))!

    expect(answer).to.have.length(200)
  })
})

describe('a window in own mode', () => {
  const wrong = address({ scope: required + ' automation' })

  const pressed = async (authMethod: 'own' | 'wiro', authorizeUrl: string) => {
    const here = await page({ authMethod })
    here.connect = () => ({ result: true, authorizeUrl, errors: [], connected: false })
    const { ended, relay } = here.press()
    relay.say('ready')
    return { here, ended, relay }
  }

  it('is not sent to HubSpot where HubSpot would refuse the scopes', async () => {
    const { here, ended, relay } = await pressed('own', wrong)

    const { outcome, code } = await ended

    const { problem } = here.connector.state as { problem?: object }
    expect([outcome, code, relay.words().includes('go')]).to.deep.equal(['failed', 'hubspot_scope_mismatch', false])
    expect(problem).to.deep.equal({
      code: 'hubspot_scope_mismatch',
      owner: 'appOwner',
      during: 'connect',
      answer: 'automation is not declared',
    })
  })

  for (const [name, authMethod, url] of [
    ['where everything agrees', 'own', address()],
    ['whatever the scopes, through Wiro’s own app', 'wiro', wrong],
  ] as const) {
    it(`is sent there ${name}`, async () => {
      const { relay } = await pressed(authMethod, url)

      expect(await relay.hears('go')).to.deep.include({ url })
    })
  }
})
