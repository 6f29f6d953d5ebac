/** What the check finds in answers and windows that a test makes up. Real servers and windows: test/journeys/silent-relay. */
import { expect } from '@open-wc/testing'
import { diagnoseRelay } from '../../src/connector/relay-check.js'
import { relayHtml, relayScriptHash } from '../../src/relay/page.generated.js'

const relay = new URL('/api/hubspot', location.href)
const html = { 'content-type': 'text/html; charset=utf-8' }

const page = (text = relayHtml, headers: Record<string, string> = {}) =>
  new Response(text, { headers: { ...html, ...headers } })
const withPolicy = (policy: string) => page(relayHtml, { 'content-security-policy': policy })
const external = relayHtml.replace(
  /<script .*<\/script>/s,
  () => '<script data-cfasync="false" src="relay.js"></script>',
)
const externalPage = external.replace(/script-src [^;]*/, "script-src 'self'")

/** Returns what the check finds where the relay page's URL gives this answer. */
const find = async (answer: Response) => {
  const { cause, answer: evidence } = await diagnoseRelay(relay, { fetch: async () => answer })
  return evidence === undefined ? [cause] : [cause, evidence]
}

describe('a relay page is silent, and its address gives', () => {
  const answers: [title: string, answer: Response, cause: string, evidence?: string][] = [
    ['the relay page', page(), 'silent'],
    ['the page of an app', page('<div id="app"></div>'), 'other_page'],
    ['a login that redirects', { type: 'opaqueredirect', ok: false, status: 0 } as Response, 'redirect'],
    [
      '404, though with the relay page',
      new Response(relayHtml, { status: 404, headers: html }),
      'http_error',
      'HTTP 404',
    ],
    ['405', new Response('', { status: 405 }), 'http_error', 'HTTP 405'],
    ['500', new Response('', { status: 500 }), 'http_error', 'HTTP 500'],
    ['JSON', Response.json({ result: false }), 'not_html', 'application/json'],
    ['the relay page as text', page(relayHtml, { 'content-type': 'text/plain' }), 'not_html', 'text/plain'],
    ['the relay page without a type', page(relayHtml, { 'content-type': '' }), 'not_html'],
    ['a type that is no type', page(relayHtml, { 'content-type': 'call <this> number' }), 'not_html'],
    ['the relay page in capital letters of its type', page(relayHtml, { 'content-type': 'Text/HTML' }), 'silent'],
    // Rewriters.
    [
      'a script whose type was changed',
      page(relayHtml.replace('<script ', '<script type="x-text/javascript" ')),
      'page_changed',
    ],
    [
      'a script that was minified',
      page(relayHtml.replace('use strict', '').replace(/\(function\(\)\{/, '(()=>{')),
      'page_changed',
    ],
    ['a script that was taken out', page(relayHtml.replace(/<script.*<\/script>/s, '')), 'page_changed'],
    [
      'a page without quotes, whose script is as it was',
      page(relayHtml.replace('"wiro-relay"', 'wiro-relay')),
      'silent',
    ],
    ['a page with a banner, whose script is as it was', page(relayHtml + '<p>Buy!</p>'), 'silent'],
    // Policies.
    [
      'helmet’s policy',
      withPolicy("default-src 'self';script-src 'self';script-src-attr 'none'"),
      'script_blocked',
      'content-security-policy',
    ],
    ['a policy without scripts', withPolicy("default-src 'none'"), 'script_blocked', 'content-security-policy'],
    ['the policy of the handler', withPolicy(`default-src 'none'; script-src '${relayScriptHash}'`), 'silent'],
    [
      'two policies, of which one forbids it',
      withPolicy(`script-src '${relayScriptHash}', script-src 'self'`),
      'script_blocked',
      'content-security-policy',
    ],
    ['a policy about other things', withPolicy("frame-ancestors 'none'; img-src data:"), 'silent'],
    ['a policy that allows inline scripts', withPolicy("script-src 'self' 'unsafe-inline'"), 'silent'],
    [
      'a policy whose nonce ends that',
      withPolicy("script-src 'unsafe-inline' 'nonce-abc'"),
      'script_blocked',
      'content-security-policy',
    ],
    ['a sandbox without scripts', withPolicy('sandbox allow-forms'), 'script_blocked', 'content-security-policy'],
    ['a sandbox with scripts', withPolicy('sandbox allow-scripts allow-same-origin'), 'silent'],
    // Other windows.
    ['COOP', page(relayHtml, { 'cross-origin-opener-policy': 'same-origin' }), 'cut_off', 'cross-origin-opener-policy'],
    ['COOP that allows openers', page(relayHtml, { 'cross-origin-opener-policy': 'unsafe-none' }), 'silent'],
    [
      'helmet’s policy and COOP, of which the policy stops it',
      page(relayHtml, { 'content-security-policy': "script-src 'self'", 'cross-origin-opener-policy': 'same-origin' }),
      'script_blocked',
      'content-security-policy',
    ],
  ]
  for (const [title, answer, ...expected] of answers) {
    it(`${title}: ${expected.join(', ')}`, async () => {
      expect(await find(answer)).to.deep.equal(expected)
    })
  }

  it('nothing: no_answer', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'))

    expect(await diagnoseRelay(relay, { fetch })).to.deep.equal({ url: '/api/hubspot', cause: 'no_answer' })
  })
})

describe('a relay page whose script is a file', () => {
  const files: [title: string, file: Response, cause: string, evidence?: string][] = [
    ['that is there is silent', new Response('', { headers: { 'content-type': 'text/javascript' } }), 'silent'],
    ['that answers 404 lacks it', new Response('', { status: 404 }), 'script_missing', 'relay.js'],
    ['that shows an app’s page lacks it', page('<div id="app"></div>'), 'script_missing', 'relay.js'],
  ]
  for (const [title, file, ...expected] of files) {
    it(title, async () => {
      const fetch = async (url: unknown) => (String(url).endsWith('/relay.js') ? file : page(externalPage))
      const { cause, answer } = await diagnoseRelay(new URL('/relay-external.html', location.href), { fetch })

      expect(answer === undefined ? [cause] : [cause, answer]).to.deep.equal(expected)
    })
  }

  it('is stopped by a policy that allows no file', async () => {
    const script = new Response('', { headers: { 'content-type': 'text/javascript' } })
    const blocked = page(externalPage, { 'content-security-policy': "script-src 'nonce-abc'" })
    const fetch = async (url: unknown) => (String(url).endsWith('.js') ? script : blocked)

    expect(await diagnoseRelay(relay, { fetch })).to.include({ cause: 'script_blocked' })
  })
})

describe('a window that shows', () => {
  const windowWith = (text: string, href = location.href) =>
    ({ location: { href }, document: new DOMParser().parseFromString(text, 'text/html') }) as unknown as Window
  const closedToUs = {
    get location(): never {
      throw new DOMException('No', 'SecurityError')
    },
  } as unknown as Window

  const windows: [title: string, window: Window | null, cause: string][] = [
    ['another page than its address gives', windowWith('<div id="app"></div>'), 'other_page'],
    ['the relay page', windowWith(relayHtml), 'silent'],
    ['nothing yet', windowWith('', 'about:blank'), 'silent'],
    ['another site', closedToUs, 'silent'],
    ['nothing any more', null, 'silent'],
  ]
  for (const [title, window, cause] of windows) {
    it(`${title}: ${cause}`, async () => {
      expect(await diagnoseRelay(relay, { fetch: async () => page(), window })).to.include({ cause })
    })
  }
})

describe('the check', () => {
  it('asks as a window does, bypasses the cache, follows no redirect, and has a time limit', async () => {
    let request: RequestInit = {}
    await diagnoseRelay(relay, { fetch: async (_url, init) => ((request = init!), page()) })

    expect(request).to.deep.include({ redirect: 'manual', cache: 'no-store', headers: { accept: 'text/html,*/*' } })
    expect(request.signal).to.be.instanceOf(AbortSignal)
  })

  it('can only tell of another origin that it answers, and names its whole URL', async () => {
    let mode: unknown
    const fetch = async (_url: unknown, init?: RequestInit) => ((mode = init!.mode), { type: 'opaque' } as Response)

    const found = await diagnoseRelay(new URL('https://relay.example/r'), { fetch })

    expect(found).to.deep.equal({ url: 'https://relay.example/r', cause: 'cut_off' })
    expect(mode).to.equal('no-cors')
  })
})
