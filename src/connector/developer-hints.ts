/**
 * The hints for a page's developer: what is wrong with the embedding, and the remedy. Loaded when there is something to
 * say.
 */
export { warnOfFields } from './answer-hints.js'

/** Warns of a URL that is missing or not allowed. */
export function warnInvalidUrl(attribute: 'relay-url' | 'token-endpoint', value: string): void {
  console.warn(`wiro-hubspot-connect: ${attribute}${faultOf(attribute, value.trim())}`)
}

function faultOf(attribute: 'relay-url' | 'token-endpoint', value: string): string {
  if (!value) return ` is missing: add the address of your server route, as ${attribute}="/api/hubspot".`
  const ownUrl = withoutBase(value)
  if (ownUrl) return `="${value}" leads to another origin by this page's <base href>: write it as "${ownUrl}".`
  const list = attribute === 'relay-url' ? 'relayOrigins' : 'endpointOrigins'
  return `="${value}" is not on this page's origin: allow it with configure({ ${list} }).`
}

/** Returns what a relative URL would be without the page's `<base>`; `undefined` for other URLs. */
function withoutBase(value: string): string | undefined {
  try {
    const { href } = new URL(value, location.href)
    return href.startsWith(location.origin + '/') ? href : undefined
  } catch {
    return
  }
}

/** Warns of an authorize URL that is not HubSpot's. An emulator's is on this machine, and only such a one is to be allowed. */
export function warnUnsafeAuthorizeUrl(url: URL | undefined): void {
  const found = `wiro-hubspot-connect: the authorize URL is not HubSpot's, but on ${url?.origin ?? 'no https address'}.`
  const isLoopback = url?.protocol === 'http:'
  console.warn(
    isLoopback ? `${found} In development, allow it with configure({ authorizeOrigins: ['${url.origin}'] }).` : found,
  )
}

/** The warnings about a return path. Each connection would repeat them. */
const given = new Set<string>()

/** Warns that HubSpot's window opens on one path and comes back to another. The server may well serve the relay page on both. */
export function warnOfReturnPath(back: URL, relay: URL): void {
  const [returnsTo, opensOn] = [back, relay].map(({ origin, pathname }) => origin + pathname)
  const text = `HubSpot’s window opens on ${opensOn} and comes back to ${returnsTo}. If the relay page is not there, set publicUrl or relayUrl on your server, or relay-url on your page.`
  if (!given.has(text)) console.warn(`wiro-hubspot-connect: ${text}`)
  given.add(text)
}
