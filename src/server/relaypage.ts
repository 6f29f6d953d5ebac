/** The relay page as this handler serves it: one text and its headers, the same for everybody. It asks nobody anything. */
import { relayHtml, relayScriptHash, relayStyleHash } from '../relay/page.generated.js'

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** These replace what a framework put there: its own CSP would stop the relay, its COOP would cut it off from the page. */
const headers = {
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
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

/** `origins` are those of other pages whose `go` the relay may take. */
export function createRelayPage(origins: readonly string[]): (method: string) => Response {
  const fill = (html: string, name: string, content: string) =>
    html.replace(
      `<meta name="wiro-${name}" content="">`,
      () => `<meta name="wiro-${name}" content="${escapeHtml(content)}">`,
    )
  // The relay finishes at its own address, wherever this handler is mounted.
  const html = fill(fill(relayHtml, 'pages', origins.join(' ')), 'endpoint', '#')
  return (method) => new Response(method === 'HEAD' ? null : html, { headers })
}
