/**
 * Pages that the test server answers itself: the built relay page as a host serves it, the same page in the settings that
 * browsers and hosts put it in, and modules that come late. The server's plugins do not touch them.
 */
import { tsImport } from 'tsx/esm/api'

const { relayHtml } = await tsImport('../../src/relay/page.generated.ts', import.meta.url)

/** Adds a script before the page's own policy, which would forbid it. */
const withScript = (script) => relayHtml.replace('<meta charset', `<script>${script}</script><meta charset`)

const withSetting = (html, name, content) =>
  html.replace(`name="${name}" content=""`, `name="${name}" content="${content}"`)

const pages = {
  '/relay': () => relayHtml,
  /** Records what its own policy forbids. */
  '/relay/violations': () =>
    withScript(
      'violations = []; addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective))',
    ),
  /** Collects its timers; the test calls them. */
  '/relay/manual-timers': () =>
    withScript('timers = []; setTimeout = (call, ms, ...rest) => timers.push({ ms, call: () => call(...rest) })'),
  /** Records the URLs that it navigates to. */
  '/relay/navigations': () =>
    withScript('navigations = []; navigation.onnavigate = ({ destination }) => navigations.push(destination.url)'),
  /** Its storage throws, as where a browser blocks site data. */
  '/relay/no-storage': () =>
    withScript(
      'Object.defineProperty(self, "sessionStorage", { get() { throw new DOMException("No", "SecurityError") } })',
    ),
  /** Its storage can be read, and is full. */
  '/relay/full-storage': () =>
    withScript('Storage.prototype.setItem = () => { throw new DOMException("Full", "QuotaExceededError") }'),
  /**
   * Its token endpoint gives the test's answers in turn, and a network error after the last. Records the requests, and
   * announces them to tests without a handle on the window. Waits between two requests are recorded, and over at once.
   * With `?hangs` no request is answered; with `?hangs=long` the limits are over at once, too.
   */
  '/relay/verdicts': ({ answers = '[]', hangs }) =>
    withSetting(
      withScript(
        `requests = []; waits = []; answers = ${answers}; fetch = async (url, { body, keepalive }) => {
          requests.push({ url, body: JSON.parse(body), keepalive })
          new BroadcastChannel('requests ' + JSON.parse(body).flow).postMessage(JSON.parse(body))
          if (${hangs !== undefined}) await new Promise(() => {})
          const answer = answers.shift()
          if (!answer) throw new TypeError('Failed to fetch')
          return Response.json(answer)
        }
        const { setTimeout: realSetTimeout } = self
        setTimeout = (call, ms, ...rest) => {
          waits.push(ms)
          return realSetTimeout(call, ms < 5000 || ${hangs === 'long'} ? 0 : ms, ...rest)
        }`,
      ),
      'wiro-endpoint',
      '/finish',
    ),
  /** Its channels cannot be opened, as in Firefox where cookies are blocked; with `?sends` they open and send nothing. */
  '/relay/no-channel': ({ sends }) =>
    withScript(
      `const refuse = () => { throw new DOMException("No", "SecurityError") }
      BroadcastChannel = ${sends === undefined ? 'function () { refuse() }' : 'function () { this.postMessage = refuse }'}`,
    ),
  /** Names a page on another origin that may use it. */
  '/relay/listed-page': ({ page }) => withSetting(relayHtml, 'wiro-pages', page),
}

const released = new Set()
/** What requests for a held module wait for, by its path. */
const held = new Map()

/** Answers 503 for a module until the test asks for it with `?release`. After `?hold` the answer waits for that. */
async function serveLateModule(context) {
  const { path, query } = context
  context.type = 'js'
  if ('hold' in query) return void held.set(path, new Set())
  if ('release' in query) {
    released.add(path)
    for (const answer of held.get(path) ?? []) answer()
  }
  if (!released.has(path) && held.has(path)) await new Promise((resolve) => held.get(path).add(resolve))
  context.status = released.has(path) ? 200 : 503
  context.body = released.has(path) ? `export * from '${query.module}'` : ''
}

export function testPages(context, next) {
  const { path, query } = context
  // A manipulated path that stays on this origin needs a page, too.
  if (path.includes('evil.example')) return void (context.body = '')
  if (!(path in pages) && !path.startsWith('/late/')) return next()
  context.set('cache-control', 'no-store')
  if (path.startsWith('/late/')) return serveLateModule(context)
  context.type = 'html'
  context.body = pages[path](query)
}
