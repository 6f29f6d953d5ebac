/** What is said to the page's developer about an address that is missing or not allowed. */

/** Of the relay where `asked`: where to ask is known then. */
export function misplaced(asked: boolean, value: string): void {
  const [name, list] = asked ? ['relay-url', 'relayOrigins'] : ['token-endpoint', 'endpointOrigins']
  console.warn(
    value.trim()
      ? `wiro-hubspot-connect: ${name}="${value}" is not on this page's origin: allow it with configure({ ${list} }).`
      : `wiro-hubspot-connect: ${name} is missing: add the address of your server route, as ${name}="/api/hubspot".`,
  )
}
