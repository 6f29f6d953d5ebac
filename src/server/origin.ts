/** The check of a request's origin: the protection against cross-site request forgery. */
import { HandlerError } from './errors.js'
import type { Settings } from './options.js'

/** Browsers send `Origin` with every POST, and no page can forge it. */
export function checkOrigin({ headers }: Request, { publicUrls, origins }: Settings): void {
  const got = headers.get('origin')
  const expected = [...new Set([...publicUrls.map((url) => new URL(url).origin), ...origins])]
  if (got === null) throw new HandlerError('misconfigured', 'origin_missing', { status: 403 })
  if (!expected.includes(got)) throw foreignOriginError(got, expected)
  // Old browsers do not send the header, and no browser does over http in a local network.
  const site = headers.get('sec-fetch-site')
  if ((site === 'same-site' || site === 'cross-site') && !origins.includes(got)) {
    throw new HandlerError('misconfigured', 'cross_site', { status: 403 })
  }
}

const MAX_ORIGIN_CHARACTERS = 200

/** Names the origin in the log: most often it is the host's own in another spelling (www or bare, 127.0.0.1 or localhost). */
export function foreignOriginError(got: string, expected: readonly string[]): HandlerError {
  const printable = got.replace(/[^ -~]/g, '?').slice(0, MAX_ORIGIN_CHARACTERS)
  return new HandlerError('misconfigured', 'origin_foreign', { status: 403, origin: { got: printable, expected } })
}
