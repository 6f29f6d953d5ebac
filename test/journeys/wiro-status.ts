/** Asks the emulated Wiro itself for the status of the demo's agent, past the card and its endpoint. */
export async function isConnectedAtWiro(emulatorOrigin: string): Promise<boolean> {
  const response = await fetch(emulatorOrigin + '/v1/UserAgentOAuth/HubSpotStatus', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
  })
  return ((await response.json()) as { connected: boolean }).connected
}
