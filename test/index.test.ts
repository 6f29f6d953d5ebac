import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as entry from '../src/index.js'

it('the package’s entry exports the element, its events, the connector, and the settings', () => {
  assert.deepEqual(Object.keys(entry).sort(), [
    'WiroBeforeConnectEvent',
    'WiroConnectedEvent',
    'WiroDisconnectedEvent',
    'WiroErrorEvent',
    'WiroFlowEndEvent',
    'WiroHubspotConnect',
    'WiroPortalChangeEvent',
    'WiroStateChangeEvent',
    'configure',
    'createConnector',
  ])
})
