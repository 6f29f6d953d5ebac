import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFlowCallback, type FlowCallback } from '../../src/connector/flow-callback.js'
import type { RelayMessage } from '../../src/protocol/relay-messages.js'

const won = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'
const account = { portalId: '1', name: 'Acme' }
const wrongBrowser = { code: 'wrong_browser' } as const
const unknown = { code: 'unknown', unknownCode: undefined } as const

const callbacks: [title: string, message: Partial<RelayMessage>, expected: FlowCallback][] = [
  ['a success', { query: won }, { success: true, ...account }],
  [
    'a success that the server undid',
    { query: won, verdict: 'undone' },
    { success: false, ...account, cause: wrongBrowser },
  ],
  [
    'a success that the server undid with a code',
    { query: won, verdict: 'undone', code: 'portal_refused' },
    { success: false, ...account, cause: { code: 'portal_refused' } },
  ],
  [
    'a success that the server undid with an empty code',
    { query: won, verdict: 'undone', code: '' },
    { success: false, ...account, cause: wrongBrowser },
  ],
  ['a code without an undoing', { query: won, code: 'portal_refused' }, { success: true, ...account }],
  ['an empty query', { query: '' }, { success: false }],
  [
    'a known error',
    { query: '?hubspot_error=session_expired' },
    { success: false, cause: { code: 'session_expired' } },
  ],
  [
    'F75 an unknown error',
    { query: '?hubspot_error=quota_2' },
    { success: false, cause: { ...unknown, unknownCode: 'quota_2' } },
  ],
  ['F75 an error with markup', { query: '?hubspot_error=<b>x</b>' }, { success: false, cause: unknown }],
  ['F75 an error of 65 characters', { query: '?hubspot_error=' + 'a'.repeat(65) }, { success: false, cause: unknown }],
  ['F75 an error in capitals', { query: '?hubspot_error=DENIED' }, { success: false, cause: unknown }],
  ['F73 a contradiction', { query: won + '&hubspot_connected=false' }, { success: false, ...account, cause: unknown }],
]
for (const [title, message, expected] of callbacks) {
  test(`${title} is read as ${expected.cause?.code ?? (expected.success ? 'a success' : 'no result')}`, () => {
    const callback = readFlowCallback({ wiro: 'outcome', query: '', ...message })

    assert.deepEqual(callback, { portalId: undefined, name: undefined, cause: undefined, ...expected })
  })
}
