import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareAuthorizeUrl } from '../../src/connector/authorize-url.js'

const context = { authMethod: 'wiro', facts: {}, authorizeOrigins: [] } as unknown as Parameters<
  typeof prepareAuthorizeUrl
>[1]

const refused: [title: string, url: string, says: RegExp][] = [
  [
    'an emulator on my machine',
    'http://127.0.0.1:5174/oauth/authorize',
    /configure\(\{ authorizeOrigins: \['http:\/\/127\.0\.0\.1:5174'\] \}\)/,
  ],
  ['a site that is not HubSpot', 'https://evil.example/oauth/authorize?state=secret', /on https:\/\/evil\.example\.$/],
  ['no address', 'javascript:alert(1)', /on no https address\.$/],
]
for (const [title, url, says] of refused) {
  test(`The console names the origin of an authorize URL that leads to ${title}`, async (t) => {
    const warn = t.mock.method(console, 'warn', () => {})

    await prepareAuthorizeUrl(url, context)

    assert.match(String(warn.mock.calls[0]!.arguments[0]), says)
  })
}
