/** The relay page as the handler serves it: one fixed text with its headers, the same for every request. */
import { relayHtml, relayScriptHash, relayStyleHash } from '../relay/page.generated.js'

/** The handler's headers replace a framework's: another CSP would stop the relay page, another COOP would cut it off from its opener. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `script-src '${relayScriptHash}'`,
    `style-src '${relayStyleHash}'`,
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // Proxies that minify pages or inject scripts leave it alone: its policy allows one script by its hash.
  'cache-control': 'no-store, no-transform',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

/**
 * Returns a function that answers GET and HEAD with the relay page.
 * @param origins - the origins of other pages from which the relay page may take its `go` message.
 */
export function createRelayPage(origins: readonly string[]): (method: string) => Response {
  const withPages = setMetaContent(relayHtml, 'pages', origins.join(' '))
  // The relay page posts `finish` to its own address, wherever the handler is mounted.
  const html = setMetaContent(withPages, 'endpoint', '#')
  return (method) => new Response(method === 'HEAD' ? null : html, { headers: HEADERS })
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const setMetaContent = (html: string, name: string, content: string) =>
  html.replace(
    `<meta name="wiro-${name}" content="">`,
    () => `<meta name="wiro-${name}" content="${escapeHtml(content)}">`,
  )
