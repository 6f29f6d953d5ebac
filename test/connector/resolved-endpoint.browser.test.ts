import { expect } from '@open-wc/testing'
import { configure } from '../../src/connector/connector.js'
import { parseAllowedUrl } from '../../src/connector/resolved-endpoint.js'
import { clearPages, no, readyPage } from './stage.js'
import { until } from './wait.js'

const { origin } = location

const urls: [value: string | undefined, expected: string | undefined][] = [
  ['/api/hubspot', `${origin}/api/hubspot`],
  ['  /api/hubspot  ', `${origin}/api/hubspot`],
  [`${origin}/api`, `${origin}/api`],
  ['https://api.example.com/hubspot', 'https://api.example.com/hubspot'],
  [undefined, undefined],
  ['', undefined],
  ['   ', undefined],
  ['https://evil.example/api', undefined],
  ['//evil.example/api', undefined],
  ['\\\\evil.example/api', undefined],
  ['http://api.example.com/hubspot', undefined],
  ['https://api.example.com:8443/hubspot', undefined],
  ['https://api.example.com.evil.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  [`blob:${origin}/4b1f`, undefined],
  ['https://', undefined],
]
for (const [value, expected] of urls) {
  it(`F24 ${JSON.stringify(value)} is ${expected ? '' : 'not '}allowed as an endpoint`, () => {
    expect(parseAllowedUrl(value, ['https://api.example.com'])?.href).to.equal(expected)
  })
}

const { warn } = console
let warnings: string[] = []

beforeEach(() => {
  warnings = []
  console.warn = (...texts: unknown[]) => warnings.push(texts.join(' '))
})

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
  configure({ endpointOrigins: [] })
})

describe('a mistake of the host', () => {
  const wrong: [title: string, options: object, said: RegExp][] = [
    ['F23 no endpoint', { backend: undefined }, /token-endpoint is missing: .*token-endpoint="\/api\/hubspot"/],
    ['F23 an empty endpoint', { backend: undefined, tokenEndpoint: ' ' }, /token-endpoint is missing/],
    [
      'F24 another origin’s endpoint',
      { backend: undefined, tokenEndpoint: 'https://api.example.com/x' },
      /token-endpoint="https:\/\/api\.example\.com\/x" is not on this page's origin: .*endpointOrigins/,
    ],
    ['another origin’s relay', { relayUrl: 'https://r.example/' }, /relay-url="https:\/\/r\.example\/".*relayOrigins/],
    ['a backend without a relay', { relayUrl: undefined }, /relay-url is missing/],
  ]
  for (const [title, options, said] of wrong) {
    it(`${title} is named on the console, with the remedy`, async () => {
      await readyPage(options)

      await until(() => warnings.length)
      expect(warnings.length).to.equal(1)
      expect(warnings[0]).to.match(said)
    })

    for (const [brought, status] of [
      ['', {}],
      [', although the page brought a status', { initialStatus: no }],
    ] as const) {
      it(`${title} is shown as misconfigured, and nothing is requested${brought}`, async () => {
        const page = await readyPage({ ...options, ...status })

        // The words for the console are loaded on demand, and belong to this test.
        await until(() => warnings.length)
        expect(page.connector.state).to.have.nested.property('problem.code', 'misconfigured')
        expect(page.calls).to.deep.equal([])
      })
    }
  }

  it('F23 lets no press open a window', async () => {
    const page = await readyPage({ backend: undefined })

    const result = await page.connector.connect()

    await until(() => warnings.length)
    expect(result).to.deep.equal({ outcome: 'failed', code: 'misconfigured' })
    expect(page.calls).to.deep.equal([])
  })

  it('F24 is none where the page allows the endpoint’s origin', async () => {
    configure({ endpointOrigins: ['https://api.example.com'] })

    const page = await readyPage({ backend: undefined, tokenEndpoint: 'https://api.example.com/x' })

    expect(page.calls).to.deep.equal(['status'])
  })
})

describe('a page whose <base> is on another origin', () => {
  const base = document.createElement('base')

  beforeEach(() => {
    base.href = 'https://cdn.example/assets/'
    document.head.append(base)
  })
  afterEach(() => base.remove())

  for (const [attribute, options, value, expected] of [
    ['token-endpoint', { backend: undefined, tokenEndpoint: '/api/hubspot' }, '/api/hubspot', `${origin}/api/hubspot`],
    ['token-endpoint', { backend: undefined, tokenEndpoint: ' api?a=1' }, 'api?a=1', new URL('api?a=1', location.href)],
    ['relay-url', { relayUrl: '/relay.html' }, '/relay.html', `${origin}/relay.html`],
  ] as const) {
    it(`F24 refuses the ${attribute} “${value}”, and names the <base> and what to write`, async () => {
      void readyPage(options)

      await until(() => warnings.length)
      expect(warnings.join()).to.include(
        `${attribute}="${value}" leads to another origin by this page's <base href>: write it as "${expected}".`,
      )
    })
  }

  it('allows the whole address', () => {
    expect(parseAllowedUrl(`${origin}/api/hubspot`, [])?.href).to.equal(`${origin}/api/hubspot`)
  })

  it('is not blamed for an address on another origin', async () => {
    void readyPage({ backend: undefined, tokenEndpoint: 'https://api.example.com/x' })

    await until(() => warnings.length)
    expect(warnings.join()).to.include('configure({ endpointOrigins })')
  })
})
