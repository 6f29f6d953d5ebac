/** What only a browser can judge of an authorize URL: where a link really leads, and where the window goes. */
import { expect } from '@open-wc/testing'
import { parseAuthorizeUrl } from '../../src/connector/authorize-url.js'
import { checkMutatedUrls } from '../url-mutations.js'
import { authorizeUrl, clearPages, no, readyPage, yes } from './stage.js'
import { sampleAuthorizeUrl } from './states.js'

afterEach(clearPages)

const consistsOf = (text: string, characters: string) => !!text && [...text].every((one) => characters.includes(one))

const isRegion = (host: string) =>
  host.startsWith('app-') &&
  host.length < 9 &&
  consistsOf(host.slice(4, 6), 'abcdefghijklmnopqrstuvwxyz') &&
  consistsOf(host.slice(6), '0123456789')

/** Whether a link leads to HubSpot's approval page, told by its parts and not by the pattern that is tested. */
function leadsToHubSpot({ protocol, hostname, port, username, password, pathname }: HTMLAnchorElement): boolean {
  const [host = '', ...domain] = hostname.split('.')
  const [root, ...path] = pathname.split('/')
  const portal = path.length > 2 ? path.splice(1, 1)[0]! : '0'
  return (
    protocol === 'https:' &&
    (host === 'app' || isRegion(host)) &&
    domain.join('.') === 'hubspot.com' &&
    [port, username, password, root].join('') === '' &&
    consistsOf(portal, '0123456789') &&
    path.join('/') === 'oauth/authorize'
  )
}

it('F25 a changed URL that is accepted still leads to HubSpot’s approval page', () => {
  const { accepted, refused } = checkMutatedUrls((url) => !!parseAuthorizeUrl(url, []), leadsToHubSpot)

  expect(Math.min(accepted, refused)).to.be.greaterThan(300)
})

describe('the window of a page that expects another account', () => {
  it('is offered the expected account alone', async () => {
    const page = await readyPage({ expectedPortal: '2' }, yes)

    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.include({ url: authorizeUrl.replace('/authorize', '/2/authorize') })
  })

  it('is offered every account at a first connection', async () => {
    const page = await readyPage({ expectedPortal: '2' }, no)

    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.include({ url: authorizeUrl })
  })
})

describe('a window in own mode', () => {
  const wrongScope = sampleAuthorizeUrl({ scope: 'oauth' })

  const press = async (authMethod: 'own' | 'wiro', url: string, pinned?: 'own' | 'wiro') => {
    const page = await readyPage({ authMethod })
    page.connect = () => ({ result: true, authorizeUrl: url, errors: [], connected: false, authMethod: pinned })
    const { result, relay } = page.press()
    relay.send('ready')
    return { page, result, relay }
  }

  it('is not sent to HubSpot where HubSpot would refuse the scopes', async () => {
    const { page, result, relay } = await press('own', wrongScope)

    const { outcome, code } = await result

    expect([outcome, code, relay.kinds().includes('go')]).to.deep.equal(['failed', 'hubspot_scope_mismatch', false])
    expect(page.problem).to.include({ code: 'hubspot_scope_mismatch', owner: 'appOwner', during: 'connect' })
  })

  it('is checked as one through an own app where the endpoint pins that', async () => {
    const { result } = await press('wiro', wrongScope, 'own')

    expect((await result).code).to.equal('hubspot_scope_mismatch')
  })

  for (const [title, authMethod, url, pinned] of [
    ['where everything fits', 'own', sampleAuthorizeUrl(), undefined],
    ['through Wiro’s app, whatever the scopes', 'wiro', wrongScope, undefined],
    ['where the endpoint pins Wiro’s app, whatever the scopes', 'own', wrongScope, 'wiro'],
  ] as const) {
    it(`is sent there ${title}`, async () => {
      const { relay } = await press(authMethod, url, pinned)

      expect(await relay.receives('go')).to.deep.include({ url })
    })
  }
})
