import { expect } from '@open-wc/testing'
import { parseAllowedUrl } from '../../src/connector/resolved-endpoint.js'

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
