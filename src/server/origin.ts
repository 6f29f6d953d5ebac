/** The check of a request's origin: the protection against cross-site request forgery. */
import { HandlerError } from './errors.js'
import { callHostGuard } from './host-hooks.js'
import type { Settings } from './options.js'

type OriginSettings = Pick<Settings, 'publicUrls' | 'origins' | 'relayUrl'>

/**
 * Browsers send `Origin` with every POST, and no page can forge it.
 * @returns the address of the relay page for this origin, without a state token.
 */
export async function checkOrigin(request: Request, settings: OriginSettings): Promise<string> {
  const { publicUrls, origins, relayUrl } = settings
  const got = request.headers.get('origin')
  if (got === null) throw new HandlerError('misconfigured', 'origin_missing', { status: 403 })
  // The option `origins` needs `relayUrl`, so a page on another origin has a relay page.
  const isOther = origins.includes(got)
  const redirectUrl = isOther ? relayUrl : await callHostGuard('public_url_failed', () => publicUrls.find(request, got))
  if (redirectUrl === undefined) throw foreignOriginError(got, [...publicUrls.origins, ...origins])
  // Old browsers do not send the header, and no browser does over http in a local network.
  const site = request.headers.get('sec-fetch-site')
  if ((site === 'same-site' || site === 'cross-site') && !isOther) {
    throw new HandlerError('misconfigured', 'cross_site', { status: 403 })
  }
  return relayUrl ?? redirectUrl
}

const MAX_ORIGIN_CHARACTERS = 200

/** A product may have thousands of addresses. */
const MAX_EXPECTED_ORIGINS = 10

/** Names the origin in the log: most often it is the host's own in another spelling (www or bare, 127.0.0.1 or localhost). */
export function foreignOriginError(got: string, allowed: readonly string[]): HandlerError {
  const printable = got.replace(/[^ -~]/g, '?').slice(0, MAX_ORIGIN_CHARACTERS)
  const expected = [...new Set(allowed)].slice(0, MAX_EXPECTED_ORIGINS)
  return new HandlerError('misconfigured', 'origin_foreign', { status: 403, origin: { got: printable, expected } })
}
