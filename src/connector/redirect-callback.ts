/**
 * The callback with which the same-tab mode comes back. The relay page leaves it in this tab's storage: a router may clean
 * the address before the element is there. It is in the address where the page itself is the redirect URL.
 */
import { loadStoredCallback, takeReturnPath } from './return-path.js'

const hasCallback = (query: string): boolean => /[?&]hubspot_/.test(query)

/** Returns the host's own part of a query, where a callback stands beside it. */
const withoutCallback = (query: string): string =>
  query.replace(/[?&](hubspot_\w*|seal)=[^?&]*/g, '').replace(/^&/, '?')

/** Removes the callback from the page's address. The hash is the route of some apps, and stays as it is. */
function cleanAddress(): void {
  const { origin, pathname, search, hash } = location
  try {
    history.replaceState(history.state, '', origin + pathname + withoutCallback(search) + hash)
  } catch {
    // The page wraps the method, or the browser allows no more changes for now.
  }
}

/** Returns the callback's query and removes it from storage and address; `undefined` where the flow brought none back. */
export function takeRedirectCallback(flow: string): string | undefined {
  const { search } = location
  const isInAddress = hasCallback(search)
  try {
    const query = loadStoredCallback(flow) ?? (isInAddress ? search : undefined)
    if (query === undefined || !takeReturnPath(flow)) return
    if (isInAddress) cleanAddress()
    return query
  } catch {
    // A browser may withdraw the storage.
    return
  }
}
