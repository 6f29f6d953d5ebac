/** Asks the emulated Wiro itself for the status of the demo's agent, past the card and its endpoint. */
import assert from 'node:assert/strict'
import { dialect, wiroAction } from './dialect.js'

const guid = 'your-useragent-guid'

const fields = {
  hubspot: { userAgentGuid: guid },
  transitional: { useragentguid: guid },
  unified: { useragentguid: guid, credentialkey: 'hubspot' },
}

const callWiro = (emulatorOrigin: string, action: 'Status' | 'Disconnect'): Promise<Response> =>
  fetch(`${emulatorOrigin}/v1/UserAgentOAuth/${wiroAction(action)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify(fields[dialect]),
  })

export async function isConnectedAtWiro(emulatorOrigin: string): Promise<boolean> {
  const response = await callWiro(emulatorOrigin, 'Status')
  return ((await response.json()) as { connected: boolean }).connected
}

/** Disconnects the demo's agent at the emulated Wiro itself, as a person does in another browser. */
export async function disconnectAtWiro(emulatorOrigin: string): Promise<void> {
  const response = await callWiro(emulatorOrigin, 'Disconnect')
  assert.ok(response.ok)
}
