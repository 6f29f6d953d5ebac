/**
 * The callback in the page's own address, with which the same-tab mode comes back. Loaded when a flow is resumed, so it
 * imports nothing of what every page loads.
 */

const hasCallback = (query: string): boolean => /[?&]hubspot_/.test(query)

/** Returns the host's own part of a query, where a callback stands beside it. */
const withoutCallback = (query: string): string =>
  query.replace(/[?&](hubspot_\w*|seal)=[^?&]*/g, '').replace(/^&/, '?')

/** A browser may withdraw the storage that held the note. */
function isTaken(takeReturnPath: () => boolean): boolean {
  try {
    return takeReturnPath()
  } catch {
    return false
  }
}

/**
 * Returns the callback's query and removes it from the page's address; `undefined` where the flow brought none back.
 *
 * @param takeReturnPath removes the flow's note, and returns whether there was one.
 */
export function takeRedirectCallback(takeReturnPath: () => boolean): string | undefined {
  const { origin, pathname, search: query, hash } = location
  if (!hasCallback(query) || !isTaken(takeReturnPath)) return
  history.replaceState(history.state, '', origin + pathname + withoutCallback(query) + hash)
  return query
}
