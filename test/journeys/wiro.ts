/** Wiro's own word, past every cache and every card. */
export async function isConnected(emulatorOrigin: string): Promise<boolean> {
  const response = await fetch(emulatorOrigin + '/v1/UserAgentOAuth/HubSpotStatus', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
  })
  return ((await response.json()) as { connected: boolean }).connected
}
