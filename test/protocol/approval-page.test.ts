import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHubSpotAuthorizeUrl, returnsToWiro } from '../../src/protocol/approval-page.js'
import { REDIRECT_URL } from '../../src/protocol/hubspot.js'

const urls: [url: string, isApprovalPage: boolean][] = [
  ['https://app.hubspot.com/oauth/authorize?client_id=1', true],
  ['https://app-eu1.hubspot.com/oauth/authorize', true],
  ['https://app-na2.hubspot.com/oauth/12345678/authorize', true],
  ['http://app.hubspot.com/oauth/authorize', false],
  ['https://app.hubspot.com:8443/oauth/authorize', false],
  ['https://app.hubspot.com.evil.example/oauth/authorize', false],
  ['https://evil-app.hubspot.com/oauth/authorize', false],
  ['https://app.hubspot.com/login', false],
  ['https://app.hubspot.com/oauth/authorize/elsewhere', false],
]
for (const [url, isApprovalPage] of urls) {
  test(`${url} is ${isApprovalPage ? '' : 'not '}HubSpot’s approval page`, () => {
    assert.equal(isHubSpotAuthorizeUrl(new URL(url)), isApprovalPage)
  })
}

const redirects: [title: string, redirectUrls: string[], returns: boolean][] = [
  ['no redirect URL', [], true],
  ['Wiro’s callback', [REDIRECT_URL], true],
  ['another path of Wiro’s', ['https://api.wiro.ai/v2/Callback'], true],
  ['another site', ['https://evil.example/callback'], false],
  ['Wiro’s callback, and another site', [REDIRECT_URL, 'https://evil.example/callback'], false],
  ['another site, and Wiro’s callback', ['https://evil.example/callback', REDIRECT_URL], false],
  ['a host that begins like Wiro’s', ['https://api.wiro.ai.evil.example/v1'], false],
  ['another host of Wiro’s', ['https://wiro.ai/v1'], false],
  ['Wiro’s host as a user', ['https://api.wiro.ai@evil.example/v1'], false],
  ['Wiro’s host behind a user', ['https://user@api.wiro.ai/v1'], false],
  ['Wiro’s host without encryption', ['http://api.wiro.ai/v1'], false],
  ['Wiro’s host at another port', ['https://api.wiro.ai:8443/v1'], false],
  ['a script', ['javascript:alert(1)//https://api.wiro.ai'], false],
  ['a path alone', ['/v1/UserAgentOAuth/HubSpotCallback'], false],
  ['an empty redirect URL', [''], false],
]
for (const [title, redirectUrls, returns] of redirects) {
  test(`F25 an approval with ${title} ${returns ? 'may lead' : 'does not lead'} back to Wiro`, () => {
    const url = new URL('https://app.hubspot.com/oauth/authorize')
    for (const redirectUrl of redirectUrls) url.searchParams.append('redirect_uri', redirectUrl)

    assert.equal(returnsToWiro(url), returns)
  })
}
