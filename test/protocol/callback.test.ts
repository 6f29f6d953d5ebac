import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCallback } from '../../src/protocol/callback.js'

const callbacks: [title: string, query: string, expected: object][] = [
  [
    'a success',
    '?hubspot_connected=true&hubspot_portal=123&hubspot_name=Acme',
    { success: true, portalId: '123', name: 'Acme' },
  ],
  [
    'F72 a success behind a second ?',
    '?seal=x?hubspot_connected=true&hubspot_portal=123',
    { success: true, portalId: '123' },
  ],
  ['F72 a refusal behind a second ?', '?a=b?hubspot_error=internal_error', { success: false, error: 'internal_error' }],
  ['a query without its ?', 'hubspot_connected=true', { success: true }],
  ['F73 true, then false', '?hubspot_connected=true&hubspot_connected=false', { success: false, error: '' }],
  ['F73 false, then true', '?hubspot_connected=false&hubspot_connected=true', { success: false, error: '' }],
  ['F73 true twice', '?hubspot_connected=true&hubspot_connected=true', { success: true }],
  [
    'F73 success and error',
    '?hubspot_connected=true&hubspot_error=authorization_denied',
    { success: false, error: 'authorization_denied' },
  ],
  ['F74 connected=1', '?hubspot_connected=1', { success: false }],
  ['F74 connected=TRUE', '?hubspot_connected=TRUE', { success: false }],
  ['F74 connected empty', '?hubspot_connected=', { success: false }],
  ['F74 connected without a value', '?hubspot_connected', { success: false }],
  ['F74 connected with a space', '?hubspot_connected=true%20', { success: false }],
  ['F75 an unknown code', '?hubspot_error=quota_2', { success: false, error: 'quota_2' }],
  ['an empty code', '?hubspot_error=', { success: false, error: '' }],
  [
    'F76 a detail of 10 kB',
    '?hubspot_error=internal_error&hubspot_error_detail=' + '%3Cb%3E'.repeat(1500),
    { success: false, error: 'internal_error' },
  ],
  ['F77 no portal', '?hubspot_connected=true&hubspot_name=A', { success: true, name: 'A' }],
  ['F77 a portal that is no number', '?hubspot_connected=true&hubspot_portal=acme', { success: true }],
  ['F77 a portal of 30 digits', '?hubspot_connected=true&hubspot_portal=' + '1'.repeat(30), { success: true }],
  ['F78 broken encoding', '?hubspot_connected=true&hubspot_name=%E0%A4%A', { success: true, name: '%A' }],
  ['F78 only broken encoding', '?hubspot_connected=true&hubspot_name=%FF', { success: true }],
  ['F78 a name encoded twice', '?hubspot_connected=true&hubspot_name=A%2520B', { success: true, name: 'A%20B' }],
  ['F78 a name with a plus', '?hubspot_connected=true&hubspot_name=A+B%2BC', { success: true, name: 'A B+C' }],
  ['F78 a name with ? and &', '?hubspot_connected=true&hubspot_name=A%3FB%26C', { success: true, name: 'A?B&C' }],
  ['F78 a name in Arabic', '?hubspot_connected=true&hubspot_name=%D8%B4', { success: true, name: 'ش' }],
  ['F78 a name of 10 kB', '?hubspot_name=' + 'x'.repeat(10_240), { success: false, name: 'x'.repeat(100) }],
  ['F79 an empty query', '', { success: false }],
  ['another page’s query', '?code=1&state=2', { success: false }],
  ['names that every object has', '?__proto__=1&constructor=2', { success: false }],
]
for (const [title, query, expected] of callbacks) {
  test(`${title} is read as ${JSON.stringify(expected).slice(0, 80)}`, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(parseCallback(query))), expected)
  })
}

test('any text is read', () => {
  const text = fc.string({ unit: 'binary' })
  const query = fc.array(fc.tuple(fc.constantFrom('?', '&', '=', '%', 'hubspot_name=', 'hubspot_error='), text))

  fc.assert(
    fc.property(query, (parts) => {
      const { success, error, name, portalId } = parseCallback(parts.flat().join(''))
      return !(success && error !== undefined) && !name?.includes('\n') && /^\d*$/.test(portalId ?? '')
    }),
    { numRuns: 2_000 },
  )
})
