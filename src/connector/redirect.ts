/** The same-tab mode: leaves for HubSpot in the page's own tab, and reads what came back. Loaded when it is used. */
import { ownerOf } from '../protocol/codes.js'
import type { ProblemCause } from './problem.js'
import { saveReturnPath, takeReturnPath } from './return-path.js'

interface Departure {
  flow: string
  url: string
  relay: URL
  navigate(url: string): void
  /** The browser's back button brought the page back as it was left. */
  onReturn(): void
}

/** Leaves for HubSpot. Returns the problem where the way back cannot be saved: the server would undo the connection. */
export function leaveForHubSpot({ flow, url, relay, navigate, onReturn }: Departure): ProblemCause | undefined {
  if (!saveReturnPath(flow))
    return { code: 'relay_unreachable', owner: ownerOf('relay_unreachable'), answer: 'relay', url: relay.pathname }
  addEventListener('pageshow', onReturn, { once: true })
  navigate(url)
}

const hasCallback = (query: string): boolean => /[?&]hubspot_/.test(query)

/** Returns the host's own part of a query, where a callback stands beside it. */
const withoutCallback = (query: string): string =>
  query.replace(/[?&](hubspot_\w*|seal)=[^?&]*/g, '').replace(/^&/, '?')

/** Returns the callback's query and removes it from the page's address; `undefined` where the flow brought none back. */
export function takeRedirectCallback(flow: string): string | undefined {
  const { origin, pathname, search: query, hash } = location
  if (!hasCallback(query) || !takeReturnPath(flow)) return
  history.replaceState(history.state, '', origin + pathname + withoutCallback(query) + hash)
  return query
}
