/**
 * The hints for a page's developer: what is wrong with the embedding, and the remedy. They are loaded when there is
 * something to say, so this file imports nothing of what every page loads.
 */
export { warnOfFields } from './answer-hints.js'

/** Warns of a URL that is missing or not allowed. */
export function warnInvalidUrl(attribute: 'relay-url' | 'token-endpoint', value: string): void {
  const list = attribute === 'relay-url' ? 'relayOrigins' : 'endpointOrigins'
  console.warn(
    value.trim()
      ? `wiro-hubspot-connect: ${attribute}="${value}" is not on this page's origin: allow it with configure({ ${list} }).`
      : `wiro-hubspot-connect: ${attribute} is missing: add the address of your server route, as ${attribute}="/api/hubspot".`,
  )
}

/** Warns of an authorize URL that is not HubSpot's. An emulator's is on this machine, and only such a one is to be allowed. */
export function warnUnsafeAuthorizeUrl(url: URL | undefined): void {
  const found = `wiro-hubspot-connect: the authorize URL is not HubSpot's, but on ${url?.origin ?? 'no https address'}.`
  const isLoopback = url?.protocol === 'http:'
  console.warn(
    isLoopback ? `${found} In development, allow it with configure({ authorizeOrigins: ['${url.origin}'] }).` : found,
  )
}
