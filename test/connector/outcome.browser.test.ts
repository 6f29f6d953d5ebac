import { expect } from '@open-wc/testing'
import { readOutcome } from '../../src/connector/outcome.js'
import type { RelayMessage } from '../../src/protocol/relay-messages.js'

const won = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'
const account = { portalId: '1', name: 'Acme' }
const elsewhere = { code: 'wrong_browser', owner: 'you' }
const unknown = { code: 'unknown', owner: 'wiro', reference: undefined }

describe('an outcome', () => {
  const outcomes: [title: string, heard: Partial<RelayMessage>, expected: object][] = [
    ['a success', { query: won }, { success: true, ...account, cause: undefined }],
    ['a success that was undone', { query: won, verdict: 'undone' }, { success: false, ...account, cause: elsewhere }],
    [
      'a success that was undone for a reason',
      { query: won, verdict: 'undone', code: 'portal_refused' },
      { success: false, ...account, cause: { code: 'portal_refused', owner: 'productAdmin' } },
    ],
    [
      'an undoing whose reason is empty',
      { query: won, verdict: 'undone', code: '' },
      { success: false, ...account, cause: elsewhere },
    ],
    ['a reason without an undoing', { query: won, code: 'portal_refused' }, { success: true, ...account }],
    ['a return that says nothing', { query: '' }, { success: false }],
    [
      'a known error',
      { query: '?hubspot_error=session_expired' },
      { success: false, cause: { code: 'session_expired', owner: 'you' } },
    ],
    [
      'F75 an error that nobody knows',
      { query: '?hubspot_error=quota_2' },
      { success: false, cause: { ...unknown, reference: 'quota_2' } },
    ],
    ['F75 an error with markup', { query: '?hubspot_error=<b>x</b>' }, { success: false, cause: unknown }],
    [
      'F75 an error of 65 characters',
      { query: '?hubspot_error=' + 'a'.repeat(65) },
      { success: false, cause: unknown },
    ],
    ['F75 an error in capitals', { query: '?hubspot_error=DENIED' }, { success: false, cause: unknown }],
    [
      'F73 a contradiction',
      { query: won + '&hubspot_connected=false' },
      { success: false, ...account, cause: unknown },
    ],
  ]
  for (const [title, heard, expected] of outcomes) {
    it(`${title} is read as ${JSON.stringify(expected)}`, () => {
      const outcome = readOutcome({ wiro: 'outcome', query: '', ...heard })

      expect(outcome).to.deep.equal({ portalId: undefined, name: undefined, cause: undefined, ...expected })
    })
  }
})
