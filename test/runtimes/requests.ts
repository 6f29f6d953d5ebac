/**
 * The requests that every runtime has to answer alike, the malformed ones included. A body is sent as it stands; where a
 * server may refuse a request by itself, any refusal counts.
 */

export interface ConformanceRequest {
  title: string
  method?: string
  path?: string
  /** Replace those of a browser on the product's page; `undefined` removes one. */
  headers?: Record<string, string | string[] | undefined>
  body?: string | Uint8Array
  /** Sends the body in chunks, without a length. */
  chunked?: true
  /** The HTTP status and the code of a refusal; `refused` where the server may answer by itself. */
  expected: readonly [status: number, code?: string] | 'refused'
  /** The actions that are asked at Wiro; by default none. */
  asked?: readonly string[]
  /** A header of the answer. */
  answered?: readonly [name: string, value: RegExp]
}

export const PAGE_ORIGIN = 'https://app.example.com'
export const ENDPOINT_PATH = '/api/hubspot'

const flow = 'AAAAAAAAAAAAAAAAAAAAA_'
const json = (fields: unknown) => JSON.stringify(fields)
const status = json({ action: 'status' })
const padded = (bytes: number) => status + ' '.repeat(bytes - status.length)
const signedOut = { cookie: undefined }
const signedOutAnswer = [401, 'signed_out'] as const
const misconfigured = (status: number) => [status, 'misconfigured'] as const

const actions: ConformanceRequest[] = [
  { title: 'a status', expected: [200], asked: ['HubSpotStatus', 'Detail'], answered: ['cache-control', /no-store/] },
  { title: 'a status of nobody', headers: signedOut, expected: signedOutAnswer },
  {
    title: 'a status with an agent key',
    body: json({ action: 'status', agentKey: 'sales' }),
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status with fields that nobody knows',
    body: json({ action: 'status', role: 'admin' }),
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  { title: 'a status in chunks', chunked: true, expected: [200], asked: ['HubSpotStatus', 'Detail'] },
  {
    title: 'a status with a charset',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status with a type in capitals',
    headers: { 'content-type': 'APPLICATION/JSON' },
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status of a browser without Sec-Fetch-Site',
    headers: { 'sec-fetch-site': undefined },
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status for another host name',
    headers: { host: 'internal.example' },
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status with a query',
    path: ENDPOINT_PATH + '?tenant=1&x=%E4',
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status with a body of 4,096 bytes',
    body: padded(4096),
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a status with a hundred headers',
    headers: Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`x-header-${n}`, 'value'])),
    expected: [200],
    asked: ['HubSpotStatus', 'Detail'],
  },
  {
    title: 'a connect',
    body: json({ action: 'connect', flow }),
    expected: [200],
    asked: ['HubSpotStatus', 'HubSpotConnect'],
  },
  {
    title: 'a connect of nobody',
    body: json({ action: 'connect', flow }),
    headers: signedOut,
    expected: signedOutAnswer,
  },
  {
    title: 'a disconnect',
    body: json({ action: 'disconnect' }),
    expected: [200],
    asked: ['HubSpotDisconnect'],
  },
]

const relayPages: ConformanceRequest[] = [
  { title: 'the relay page', method: 'GET', expected: [200], answered: ['content-type', /^text\/html/] },
  {
    title: 'the relay page, for nobody',
    method: 'GET',
    headers: signedOut,
    expected: [200],
    answered: ['content-security-policy', /script-src 'sha256-/],
  },
  {
    title: 'the relay page with a callback',
    method: 'GET',
    path: ENDPOINT_PATH + '?hubspot_connected=true&hubspot_portal=1&seal=x',
    expected: [200],
    answered: ['cache-control', /no-store/],
  },
  {
    title: 'the relay page with a name in the callback',
    method: 'GET',
    path: ENDPOINT_PATH + '?hubspot_name=%F0%9F%98%80%20%3Cb%3E',
    expected: [200],
    answered: ['content-type', /^text\/html/],
  },
  {
    title: 'the relay page from another site',
    method: 'GET',
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    expected: [200],
    answered: ['content-type', /^text\/html/],
  },
  { title: 'the head of the relay page', method: 'HEAD', expected: [200], answered: ['content-type', /^text\/html/] },
]

const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method): ConformanceRequest => ({
  title: `the method ${method}`,
  method,
  ...(method === 'OPTIONS' && { body: '' }),
  expected: misconfigured(405),
  answered: ['allow', /GET.*POST/],
}))

const origins: ConformanceRequest[] = [
  ['no origin', undefined],
  ['an origin that is null', 'null'],
  ['a foreign origin', 'https://evil.example'],
  ['a subdomain', 'https://evil.app.example.com'],
  ['a domain that ends alike', 'https://notapp.example.com'],
  ['the origin in plain http', 'http://app.example.com'],
  ['the origin on another port', 'https://app.example.com:8443'],
  ['the origin with a dot', 'https://app.example.com.'],
  ['the origin with a path', 'https://app.example.com/'],
  ['the origin in capitals', 'https://APP.EXAMPLE.COM'],
  ['two origins', 'https://app.example.com, https://evil.example'],
].map(([title, origin]) => ({ title: title!, headers: { origin }, expected: misconfigured(403) }))

const sites: ConformanceRequest[] = ['same-site', 'cross-site'].map((site) => ({
  title: `a request that is ${site}`,
  headers: { 'sec-fetch-site': site },
  expected: misconfigured(403),
}))

const contentTypes: ConformanceRequest[] = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/problem+json',
].map((type) => ({ title: `a body of ${type}`, headers: { 'content-type': type }, expected: misconfigured(415) }))

/** Fastify refuses it by itself. */
const twoContentTypes: ConformanceRequest = {
  title: 'a body of two types',
  headers: { 'content-type': 'text/plain, application/json' },
  expected: [415],
}

const bodies: ConformanceRequest[] = (
  [
    ['no body', ''],
    ['blanks', '   '],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"status"'],
    ['a number', '1'],
    ['half an object', '{"action":'],
    ['two objects', status + status],
    ['JSON with a comment', '{"action":"status"} // x'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['a compressed body', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['a form', 'action=status'],
    ['no action', '{}'],
    ['an action that is a number', json({ action: 1 })],
    ['an action that is a list', json({ action: ['status'] })],
    ['an unknown action', json({ action: 'delete' })],
    ['an action in capitals', json({ action: 'STATUS' })],
    ['an action of every object', json({ action: 'constructor' })],
    ['an action that changes objects', '{"__proto__":{"action":"status"}}'],
    ['an action that is not offered', json({ action: 'save-credentials', clientId: 'a', clientSecret: 'b' })],
    ['an agent key that is a number', json({ action: 'status', agentKey: 1 })],
    ['an agent key that is null', json({ action: 'status', agentKey: null })],
    ['a connect without a flow', json({ action: 'connect' })],
    ['a connect with a short flow', json({ action: 'connect', flow: 'A' })],
    ['a connect with a flow that is a path', json({ action: 'connect', flow: '../../../../../../../..' })],
    ['a connect with an unknown way', json({ action: 'connect', flow, authMethod: 'none' })],
    ['a finish without a seal', json({ action: 'finish', outcome: {} })],
    ['a finish with an invalid seal', json({ action: 'finish', seal: 'x', outcome: { hubspot_connected: 'true' } })],
    [
      'a finish with an outcome that is a text',
      json({ action: 'finish', seal: 'x', outcome: 'hubspot_connected=true' }),
    ],
  ] as const
).map(([title, body]) => ({ title, body, expected: misconfigured(400) }))

const sizes: ConformanceRequest[] = [
  { title: 'a body of 4,097 bytes', body: padded(4097), expected: misconfigured(413) },
  { title: 'a body of 100 kB', body: padded(100_000), expected: misconfigured(413) },
  { title: 'a body of 100 kB in chunks', body: padded(100_000), chunked: true, expected: misconfigured(413) },
]

/** What no server has to pass on: the handler's own answer, or the server's. */
const brokenRequests: ConformanceRequest[] = [
  { title: 'a request with a host that is none', headers: { host: 'a b' }, expected: 'refused' },
  // Some servers take them. The handler looks at no host.
  { title: 'a request without a host, of nobody', headers: { ...signedOut, host: undefined }, expected: 'refused' },
  {
    title: 'a request with two hosts, of nobody',
    headers: { ...signedOut, host: ['app.example.com', 'evil.example'] },
    expected: 'refused',
  },
  { title: 'the method TRACE', method: 'TRACE', body: '', expected: 'refused' },
  { title: 'a method that is none', method: 'ST ATUS', expected: 'refused' },
]

/** All requests, each with what is left out filled in. */
export const conformanceRequests: ConformanceRequest[] = [
  ...actions,
  ...relayPages,
  ...methods,
  ...origins,
  ...sites,
  ...contentTypes,
  twoContentTypes,
  ...bodies,
  ...sizes,
  ...brokenRequests,
].map((request) => {
  const { method = 'POST', headers } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return {
    path: ENDPOINT_PATH,
    ...(hasBody && { body: status }),
    ...request,
    method,
    headers: {
      host: '127.0.0.1',
      origin: PAGE_ORIGIN,
      'sec-fetch-site': 'same-origin',
      cookie: 'session=1',
      ...(hasBody && { 'content-type': 'application/json' }),
      ...headers,
    },
  }
})
