import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseDate, parseName, parsePortalId } from '../../src/protocol/parse.js'
import { parseSafeUrl } from '../../src/protocol/safe-url.js'
import { hostileUrls, urlTitle } from '../authorize-urls.js'
import { callWithAnything } from './arbitrary-answers.js'

describe('parseDate', () => {
  const dates: [title: string, value: unknown, expected: string | undefined][] = [
    ['ISO in UTC', '2024-05-03T00:00:10Z', '2024-05-03T00:00:10.000Z'],
    ['ISO with milliseconds', '2024-05-03T00:00:10.123Z', '2024-05-03T00:00:10.123Z'],
    ['ISO with a zone', '2024-05-03T02:00:10+02:00', '2024-05-03T00:00:10.000Z'],
    ['ISO with a zone without a colon', '2024-05-03T02:00:10+0200', '2024-05-03T00:00:10.000Z'],
    ['seconds as a string', '1714694410', '2024-05-03T00:00:10.000Z'],
    ['seconds', 1714694410, '2024-05-03T00:00:10.000Z'],
    ['milliseconds as a string', '1714694410123', '2024-05-03T00:00:10.123Z'],
    ['milliseconds', 1714694410123, '2024-05-03T00:00:10.123Z'],
    ['MySQL’s form', '2024-05-03 00:00:10', undefined],
    ['ISO without a zone', '2024-05-03T00:00:10', undefined],
    ['a day', '2024-05-03', undefined],
    ['an English date', 'May 3, 2024', undefined],
    ['the 13th month', '2024-13-03T00:00:10Z', undefined],
    ['zero', 0, undefined],
    ['ten zeros', '0000000000', undefined],
    ['MySQL’s zero', '0000-00-00 00:00:00', undefined],
    ['1970', '1970-01-01T00:00:00Z', undefined],
    ['9 digits', '171469441', undefined],
    ['16 digits', '1714694410123456', undefined],
    ['empty', '', undefined],
    ['null', null, undefined],
    ['undefined', undefined, undefined],
    ['NaN', NaN, undefined],
    ['true', true, undefined],
    ['an object', {}, undefined],
    ['a negative number', -1714694410, undefined],
  ]
  for (const [title, value, expected] of dates) {
    test(`F94 ${title} is ${expected ?? 'no date'}`, () => {
      assert.equal(parseDate(value)?.toISOString(), expected)
    })
  }
})

describe('parseName', () => {
  const names: [title: string, value: unknown, expected: string | undefined][] = [
    ['a name', 'Acme GmbH & Co. KG', 'Acme GmbH & Co. KG'],
    ['markup, as the text it is', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a direction override', 'Acme\u202egpj.exe', 'Acmegpj.exe'],
    ['isolates', '\u2066Acme\u2069', 'Acme'],
    ['a right-to-left name', 'شركة', 'شركة'],
    ['a right-to-left mark', '\u200fشركة', 'شركة'],
    ['a zero-width space', 'Ac\u200bme', 'Acme'],
    ['a joiner in Persian', 'می‌خواهم', 'می‌خواهم'],
    ['emoji joined to one', '👩‍🚀 Space', '👩‍🚀 Space'],
    ['lines', 'Acme\nInc\r\n', 'AcmeInc'],
    ['line separators', 'A\u2028B\u2029', 'AB'],
    ['NUL and escape', 'A\u0000\u001b[31mB', 'A[31mB'],
    ['half a pair', 'A\ud83d', 'A'],
    ['a replacement character', 'A\ufffdB', 'AB'],
    ['spaces around', '  Acme  ', 'Acme'],
    ['only spaces', '   ', undefined],
    ['only control characters', '\u0000\u0001', undefined],
    ['empty', '', undefined],
    ['10 kB', 'x'.repeat(10_240), 'x'.repeat(100)],
    ['101 emoji, cut between two', '😀'.repeat(101), '😀'.repeat(100)],
    ['a number', 5, undefined],
    ['null', null, undefined],
    ['an object', { toString: 'x' }, undefined],
    ['a list', ['Acme'], undefined],
  ]
  for (const [title, value, expected] of names) {
    test(`F78 ${title} is ${expected === undefined ? 'no name' : 'shown safely'}`, () => {
      assert.equal(parseName(value), expected)
    })
  }
})

describe('parseSafeUrl', () => {
  const targets: [value: unknown, safe: boolean][] = [
    ['https://app.hubspot.com/oauth/authorize', true],
    ['https://anywhere.example:8443/x', true],
    ['http://localhost:3000/', true],
    ['http://127.0.0.1:5174/x', true],
    ['http://[::1]/', true],
    ['http://127.8.9.10:5174/x', true],
    ['http://128.0.0.1:5174/x', false],
    ['http://127.0.0.1.evil.example/', false],
    ['HTTPS://APP.HUBSPOT.COM/', true],
    ...hostileUrls.flatMap(([refusedBy, , ...addresses]) =>
      addresses.map((one): [unknown, boolean] => [one, refusedBy === 'page']),
    ),
    [{ toString: 1 }, false],
  ]
  for (const [value, safe] of targets) {
    test(`F25 a window ${safe ? 'may' : 'may not'} be sent to ${urlTitle(value)}`, () => {
      assert.equal(!!parseSafeUrl(value), safe)
    })
  }
})

for (const [name, parse] of [
  ['parseDate', parseDate],
  ['parseName', parseName],
  ['parsePortalId', parsePortalId],
  ['parseSafeUrl', parseSafeUrl],
] as [name: string, parse: (value: unknown) => unknown][]) {
  test(`F140 ${name} returns whatever JSON arrives`, () => callWithAnything(parse))
}
