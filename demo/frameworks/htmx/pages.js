import { handler, sessionOf } from './handler.js'

const escapeHtml = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Writes the card with its status, and the account, which is asked for anew after a connection. */
export async function settings(/** @type {Request} */ request) {
  const status = await handler.status(request)
  return `<wiro-hubspot-connect token-endpoint="/api/hubspot" initial-status="${escapeHtml(JSON.stringify(status))}">
    </wiro-hubspot-connect>
    <p hx-get="/settings/account" hx-trigger="wiro-connected from:body"></p>`
}

export async function account(/** @type {Request} */ request) {
  const status = await handler.status(request)
  return 'connected' in status && status.connected ? `Contacts come from portal ${status.username}.` : ''
}

/** Writes a whole page, or only its content where htmx asks. */
export async function inLayout(/** @type {Request} */ request, /** @type {string} */ content) {
  if (request.headers.has('hx-request')) return content
  const { csrfToken } = await sessionOf(request)
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="csrf-token" content="${escapeHtml(csrfToken)}">
    <title>Fieldwork</title>
    <link rel="icon" href="data:,">
    <script src="/assets/htmx.js"></script>
    <script type="module" src="/main.js"></script>
  </head>
  <body>
    <nav>
      <button hx-get="/" hx-target="main">Home</button> <button hx-get="/settings" hx-target="main">Settings</button>
    </nav>
    <main>${content}</main>
  </body>
</html>`
}
