/** A `publicUrl` that is a function: the product's tenants bring domains that are not known when the handler is made. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approveConnection, createEmulatedEndpoint, createFinishBody } from './emulator.js'
import { createEndpoint, errorOf, flow, postAction } from './endpoint.js'

const acme = 'https://acme.example.net'
const tenants = new Map([[acme, acme + '/api/hubspot']])
const lookUp = ({ headers }: Request) => tenants.get(headers.get('origin') ?? '')

test('a connection is made and finished on the domain of a tenant', async () => {
  const { emulator, endpoint } = createEmulatedEndpoint({ publicUrl: async (request) => lookUp(request) })

  const connect = await postAction(endpoint, { action: 'connect', flow }, { origin: acme })
  const returnUrl = await approveConnection(emulator, String(connect.body.authorizeUrl), '12345678')
  const finish = await postAction(endpoint, createFinishBody(returnUrl, flow), { origin: acme })

  assert.equal(connect.body.redirectUrl, acme + '/api/hubspot')
  assert.equal(returnUrl.origin, acme)
  assert.equal(finish.body.verdict, 'kept')
})

const refused: [title: string, publicUrl: (request: Request) => string | null | undefined, origin: string][] = [
  ['a domain that is no tenant’s', lookUp, 'https://evil.example.org'],
  ['an address on another origin than the page’s', () => acme + '/api/hubspot', 'https://other.example.net'],
  ['a domain for which a database has no row', () => null, 'https://evil.example.org'],
  ['a page that hides its origin', lookUp, 'null'],
]
for (const [title, publicUrl, origin] of refused) {
  test(`${title} is refused, and Wiro is not called`, async () => {
    const endpoint = createEndpoint({ publicUrl })

    const answer = await postAction(endpoint, { action: 'status' }, { origin })

    assert.deepEqual(errorOf(answer), [403, false, 'misconfigured'])
    assert.deepEqual(endpoint.log[0]?.origin, { got: origin, expected: [] })
  })
}

const failing: [title: string, publicUrl: () => unknown][] = [
  ['throws', () => assert.fail('down')],
  ['rejects', () => Promise.reject(new Error('down'))],
  ['returns a path', () => '/api/hubspot'],
  ['returns plain http', () => 'http://acme.example.net/api/hubspot'],
  ['returns a number', () => 5],
  ['returns a URL object', () => new URL(acme)],
]
for (const [title, publicUrl] of failing) {
  test(`a function that ${title} is answered with 500, and named in the log`, async () => {
    const endpoint = createEndpoint({ publicUrl: publicUrl as () => string })

    const answer = await postAction(endpoint, { action: 'status' }, { origin: acme })

    assert.deepEqual(errorOf(answer), [500, false, 'unavailable'])
    assert.equal(endpoint.log[0]?.reason, 'public_url_failed')
    assert.doesNotMatch(answer.text, /down|example/)
  })
}

test('each of two tenants comes back to its own domain, whatever the `Host` says', async () => {
  const other = 'https://other.example.net'
  const urls = new Map([...tenants, [other, other + '/hubspot']])
  const { endpoint } = createEmulatedEndpoint({ publicUrl: ({ headers }) => urls.get(headers.get('origin')!) })
  const connect = (origin: string) =>
    postAction(endpoint, { action: 'connect', flow }, { origin, host: 'evil.example' })

  const answers = [await connect(acme), await connect(other)]

  assert.deepEqual(
    answers.map(({ body }) => body.redirectUrl),
    [acme + '/api/hubspot', other + '/hubspot'],
  )
})

test('a static relay page is used on every domain', async () => {
  const relayUrl = acme + '/relay.html'
  const { endpoint } = createEmulatedEndpoint({ publicUrl: lookUp, relayUrl })

  const { body } = await postAction(endpoint, { action: 'connect', flow }, { origin: acme })

  assert.equal(body.redirectUrl, relayUrl)
})
