/**
 * The test server's own pages, untouched by what it does to the others: the built relay page as a host serves it, the
 * same page under what hosts and browsers do to it, and a module that is late.
 */
import { tsImport } from 'tsx/esm/api'

const { relayHtml } = await tsImport('../../src/relay/page.generated.ts', import.meta.url)

/** With a script that runs before the page's own policy counts. */
const after = (script) => relayHtml.replace('<meta charset', `<script>${script}</script><meta charset`)

const pages = {
  '/relay': () => relayHtml,
  /** What its own policy forbids is written down. */
  '/relay/watched': () =>
    after(
      'violations = []; addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective))',
    ),
  /** Its timers wait until a test wakes them. */
  '/relay/patient': () =>
    after('timers = []; setTimeout = (wake, wait, ...rest) => timers.push([wait, () => wake(...rest)])'),
  /** Wherever it sets out for is written down. */
  '/relay/going': () => after('goes = []; navigation.onnavigate = ({ destination }) => goes.push(destination.url)'),
  /** Its storage throws, as where a browser blocks site data. */
  '/relay/forgetful': () =>
    after('Object.defineProperty(self, "sessionStorage", { get() { throw new DOMException("No", "SecurityError") } })'),
  /** Its server is here: it answers one after the other what a test says, and what it was asked is written down. */
  '/relay/judged': ({ answers }) =>
    after(
      `asked = []; answers = ${answers}; fetch = async (url, { body, keepalive }) => {
        asked.push([url, JSON.parse(body), keepalive])
        // For whoever cannot look in any more.
        new BroadcastChannel('asked').postMessage(JSON.parse(body))
        const answer = answers.shift()
        if (!answer) throw new TypeError('Failed to fetch')
        return Response.json(answer)
      }`,
    ).replace('name="wiro-endpoint" content=""', 'name="wiro-endpoint" content="/finish"'),
  /** A page on another origin may use it. */
  '/relay/shared': ({ page }) =>
    relayHtml.replace('name="wiro-pages" content=""', `name="wiro-pages" content="${page}"`),
}

const released = new Set()

/** A module that does not come before it is released. */
function serveLate(context) {
  const { path, query } = context
  if ('release' in query) released.add(path)
  context.type = 'js'
  context.status = released.has(path) ? 200 : 503
  context.body = released.has(path) ? `export * from '${query.module}'` : ''
}

export function testPages(context, next) {
  const { path, query } = context
  // A mutated URL that stays on this origin gets an empty page.
  if (path.includes('evil.example')) return void (context.body = '')
  if (!(path in pages) && !path.startsWith('/late/')) return next()
  context.set('cache-control', 'no-store')
  if (path.startsWith('/late/')) return serveLate(context)
  context.type = 'html'
  context.body = pages[path](query)
}
