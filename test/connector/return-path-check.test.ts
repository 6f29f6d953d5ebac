import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { compareReturnPath } from '../../src/connector/return-path-check.js'

const relay = new URL('https://app.example.com/relay.html#flow')

async function warningsFor(...redirectUrls: string[]): Promise<string[]> {
  const warn = mock.method(console, 'warn', () => {})
  for (const url of redirectUrls) await compareReturnPath(url, relay)
  warn.mock.restore()
  return warn.mock.calls.map(({ arguments: [text] }) => String(text))
}

const rows: [title: string, redirectUrl: string, warnings: RegExp[]][] = [
  [
    'another path',
    'https://app.example.com/api/relay.html?seal=secret',
    [
      /opens on https:\/\/app\.example\.com\/relay\.html and comes back to https:\/\/app\.example\.com\/api\/relay\.html\./,
    ],
  ],
  ['a path with a slash more', 'https://app.example.com/relay.html/', [/comes back to \S+\/relay\.html\/\./]],
  ['the same path', 'https://app.example.com/relay.html', []],
  ['the same path with a query', 'https://app.example.com/relay.html?tenant=1', []],
  ['the same path behind a host name of a proxy', 'https://internal.example.com/relay.html', []],
  ['what is no address', 'relay.html', []],
  ['an address that no window is sent to', 'javascript:alert(1)', []],
]
for (const [title, redirectUrl, warnings] of rows) {
  test(`A server that comes back to ${title} leads to ${warnings.length} warnings`, async () => {
    const given = await warningsFor(redirectUrl)

    assert.equal(given.length, warnings.length)
    for (const [index, warning] of warnings.entries()) assert.match(given[index]!, warning)
    assert.doesNotMatch(given.join(), /secret/)
  })
}

test('I read about one address once, however often I connect', async () => {
  const url = 'https://app.example.com/hubspot'

  const given = await warningsFor(url, url, url)

  assert.equal(given.length, 1)
})
