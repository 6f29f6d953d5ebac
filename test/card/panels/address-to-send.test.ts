import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressToSend } from '../../../src/card/panels/address-to-send.js'

describe('the address in a message', () => {
  for (const [title, address, sent] of [
    ['keeps the parameters that lead to the page', 'https://a.example/s?tab=crm', 'https://a.example/s?tab=crm'],
    [
      'leaves out HubSpot’s callback and the state token',
      'https://a.example/s?hubspot_error=x&tab=1&seal=S',
      'https://a.example/s?tab=1',
    ],
    [
      'leaves out parameters that may be secrets',
      'https://a.example/s?accessToken=T&client_secret=S&Password=P',
      'https://a.example/s',
    ],
    ['leaves out its hash and its credentials', 'https://me:pass@a.example/s#id_token=T', 'https://a.example/s'],
  ] as const) {
    it(title, () => {
      assert.equal(addressToSend(address), sent)
    })
  }
})
