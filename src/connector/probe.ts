/** What came instead of the relay page: asked, on demand, once it has been silent for too long. */

/** An app that answers the relay's URL with its own page looks like a silent relay: every relay carries a mark. */
async function whatCame(relay: URL, fetch: typeof globalThis.fetch): Promise<string> {
  try {
    const response = await fetch(relay, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(5000) })
    if (response.type === 'opaqueredirect') return 'redirect'
    if (!response.ok) return `HTTP ${response.status}`
    return (await response.text()).includes('name="wiro-relay"') ? 'relay' : 'page'
  } catch {
    return 'nothing'
  }
}

/** What was asked for, as short as the page's developer knows it, and what came. */
export const probe = async (relay: URL, fetch: typeof globalThis.fetch): Promise<{ url: string; answer: string }> => ({
  url: relay.origin === location.origin ? relay.pathname : relay.href,
  answer: await whatCame(relay, fetch),
})
