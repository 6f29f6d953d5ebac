/**
 * Finds out why a relay page is silent: asks for its URL and names what came instead. Loaded with the watch
 * over a flow, so it imports nothing of what every page loads.
 */

const TIMEOUT_MS = 5_000

/** Every relay page carries this mark. An app that answers the URL with its own page looks like a silent relay. */
const RELAY_MARK = 'name="wiro-relay"'

async function describeAnswer(relay: URL, fetch: typeof globalThis.fetch): Promise<string> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(relay, { redirect: 'manual', cache: 'no-store', signal })
    if (response.type === 'opaqueredirect') return 'redirect'
    if (!response.ok) return `HTTP ${response.status}`
    return (await response.text()).includes(RELAY_MARK) ? 'relay' : 'page'
  } catch {
    return 'nothing'
  }
}

/** Returns the URL as short as the page's developer knows it, and a keyword for the answer. */
export const diagnoseRelay = async (
  relay: URL,
  fetch: typeof globalThis.fetch,
): Promise<{ url: string; answer: string }> => ({
  url: relay.origin === location.origin ? relay.pathname : relay.href,
  answer: await describeAnswer(relay, fetch),
})
