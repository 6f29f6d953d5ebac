/** The page's address as it may be sent to somebody else. */

/** Names of parameters that are not for other eyes: HubSpot's callback, the state token, and secrets of the host's. */
const CONFIDENTIAL_NAME = /^(hubspot_|seal$)|secret|password|token/i

/** Returns an address without its hash, without credentials, and without parameters that may be confidential. */
export function addressToSend(address: string): string {
  const url = new URL(address)
  const names = [...url.searchParams.keys()].filter((name) => CONFIDENTIAL_NAME.test(name))
  for (const name of names) url.searchParams.delete(name)
  url.hash = url.username = url.password = ''
  return url.href
}
