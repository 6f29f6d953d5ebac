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
    [
      'leaves out the names of sessions, keys and OAuth, in any case',
      'https://a.example/s?SID=1&session=1&api_key=1&ApiKey=1&jwt=1&code=1&sig=1&auth=1&state=1&token=1&tab=crm',
      'https://a.example/s?tab=crm',
    ],
    [
      'leaves out a parameter that holds a secret in its value',
      'https://a.example/s?next=%2Fx%3Ftoken%3DT1&key2=pat-na1-0a1b&tab=crm',
      'https://a.example/s?tab=crm',
    ],
    [
      'replaces secrets in its path',
      'https://a.example/token/T1x/s;jsessionid=AB1',
      'https://a.example/token/…/s;jsessionid=…',
    ],
    [
      'keeps a portal id, a scope and the code of an error',
      'https://a.example/p/12345678/s?scope=oauth&error_code=403',
      'https://a.example/p/12345678/s?scope=oauth&error_code=403',
    ],
    ['leaves out its hash and its credentials', 'https://me:pass@a.example/s#id_token=T', 'https://a.example/s'],
  ] as const) {
    it(title, () => {
      assert.equal(addressToSend(address), sent)
    })
  }
})
