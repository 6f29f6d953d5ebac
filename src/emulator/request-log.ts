/** The log of requests, for tests and for the control API. No query, key, secret, token, code or state is in it. */
import { actionOf } from './paths.js'
import type { LoggedRequest, Store } from './store.js'

const MAX_ENTRIES = 1000

/** Adds a request to the log; the caller sets the `status` of the entry once there is a response. */
export function logRequest({ clock, requests }: Store, { method }: Request, pathname: string): LoggedRequest {
  const action = actionOf(pathname)
  const path = withoutAccessToken(pathname)
  const entry: LoggedRequest = { at: clock.now(), method, path, status: 0, ...(action && { action }) }
  requests.push(entry)
  if (requests.length > MAX_ENTRIES) requests.shift()
  return entry
}

function withoutAccessToken(pathname: string): string {
  return pathname.replace(/(\/access-tokens\/).+/, '$1…')
}
