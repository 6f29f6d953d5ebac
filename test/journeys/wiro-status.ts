/** Asks the emulated Wiro itself for the status of the demo's agent, past the card and its endpoint. */
import assert from 'node:assert/strict'

export async function isConnectedAtWiro(emulatorOrigin: string): Promise<boolean> {
  const response = await fetch(emulatorOrigin + '/v1/UserAgentOAuth/HubSpotStatus', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
  })
  return ((await response.json()) as { connected: boolean }).connected
}

/** Disconnects the demo's agent at the emulated Wiro itself, as a person does in another browser. */
export async function disconnectAtWiro(emulatorOrigin: string): Promise<void> {
  const response = await fetch(emulatorOrigin + '/v1/UserAgentOAuth/HubSpotDisconnect', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
  })
  assert.ok(response.ok)
}
