/** Which addresses are ours to ask, to open, and to send a window to. */
import { parseSafeUrl } from '../protocol/parse.js'
import { settings } from './settings.js'

/** An absolute URL on the page's origin or an allowed one; `undefined` for none and for any other. */
export function addressOf(value: string | undefined, origins: readonly string[]): URL | undefined {
  try {
    const url = value?.trim() && new URL(value, document.baseURI)
    // A blob: URL has its maker's origin.
    return url && url.href.startsWith('http') && (url.origin === location.origin || origins.includes(url.origin))
      ? url
      : undefined
  } catch {
    return
  }
}

/** HubSpot's page for approving: app.hubspot.com and its regions (EU accounts are on app-eu1), or an allowed origin. */
export function isAuthorizeUrl(value: string): boolean {
  const { origin = '', pathname = '' } = parseSafeUrl(value) ?? {}
  return (
    settings.authorizeOrigins.includes(origin) ||
    (/^https:\/\/app(-[a-z]{2}\d{1,2})?\.hubspot\.com$/.test(origin) && /^\/oauth\/(\d+\/)?authorize$/.test(pathname))
  )
}
