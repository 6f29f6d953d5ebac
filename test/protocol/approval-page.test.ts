import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHubSpotAuthorizeUrl } from '../../src/protocol/approval-page.js'

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
