/** The redirect URL of a flow: the address of the relay page, with the state token in its query. */
import type { Settings } from '../options.js'

/** Returns the configured relay page for a request. The request only chooses among the configured URLs. */
export function redirectUrlFor({ headers }: Request, { relayUrl, publicUrls }: Settings): string {
  const origin = headers.get('origin')
  return relayUrl ?? publicUrls.find((url) => new URL(url).origin === origin) ?? (publicUrls[0] as string)
}

export const withStateToken = (redirectUrl: string, token: string): string =>
  redirectUrl + (redirectUrl.includes('?') ? '&' : '?') + 'seal=' + token
