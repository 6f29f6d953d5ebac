/** To HubSpot and back in the page's own tab. Loaded on demand. */
import type { Parsers } from '../callback.js'
import type { Event } from './events.js'
import { readOutcome } from './outcome.js'

/** The relay's key in sessionStorage, which a page on its origin shares. */
const relayKey = 'wiro-hubspot-connect'

/** Leaves for HubSpot; the relay comes back to the page that this is. */
export function depart(relay: URL, flow: string, url: string): void {
  sessionStorage.setItem(relayKey, `${flow}!${location.pathname}${location.search}${location.hash}`)
  void relay
  location.assign(url)
}

const ours = /^(hubspot_|seal$)/

/** What came back to this page's own address, which is cleared of it; without a word the flow has lost its way. */
export function landed(parsers: Parsers): Event {
  const url = new URL(location.href)
  const names = [...url.searchParams.keys()].filter((name) => ours.test(name))
  if (!names.length) return ['lost']
  const query = url.search
  for (const name of names) url.searchParams.delete(name)
  history.replaceState(history.state, '', url)
  return ['returned', readOutcome({ wiro: 'outcome', query }, parsers)]
}
