/**
 * What can come in place of the return page, or be changed in it on the way, from real servers in real windows. My person
 * reads one simple sentence, and my developer the cause and its remedy.
 */
import assert from 'node:assert/strict'
import { eventually } from '../eventually.js'
import { helmet } from '../helmet.js'
import type { RelayCause } from '../../src/connector/state.js'
import { relayHtml } from '../../src/relay/page.generated.js'
import { cardOf, type Card } from './card.js'
import { causeText, codeLine, codeText, first, problems } from './card-texts.js'
import { serveThroughProxy, type Change } from './changing-proxy.js'
import { journey, type Fixture } from './journey.js'

const ROUTE = '/api/hubspot'
const FILE = '/relay.html'

// ── What happens on the way ─────────────────────────────────────────────────────────────────────────────────────────

const withText =
  (change: (html: string) => string): Change =>
  async (answer) =>
    new Response(change(await answer.text()), answer)

/** Rocket Loader changes the type of scripts, and runs them itself later. It leaves alone those that are marked for it. */
const loadScriptsLater = (html: string) =>
  html.replaceAll(/<script(?![^>]*data-cfasync="false")/g, '<script type="6d2f-text/javascript"')
const ignoringMarks = (html: string) => html.replaceAll('<script', '<script type="6d2f-text/javascript"')

/** Adds a comment to each script, as a tool that rewrites scripts changes their text. Heeds `no-transform`, or does not. */
const rewriteScripts = (html: string) => html.replaceAll('</script>', '/* minified */</script>')
const unlessForbidden: Change = (answer) =>
  answer.headers.get('cache-control')?.includes('no-transform') ? answer : withText(rewriteScripts)(answer)

const htmlOf = (title: string) => `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`
const page =
  (html: string, init: ResponseInit = {}): Change =>
  () =>
    new Response(html, { ...init, headers: { 'content-type': 'text/html; charset=utf-8', ...init.headers } })

/** The relay page as the package's file with its script beside it. */
const withScriptFile = relayHtml
  .replace(/script-src '[^']+'/, "script-src 'self'")
  .replace(/<script [^>]*>.*<\/script>/s, '<script data-cfasync="false" src="relay.js"></script>')

/** Answers each navigation with the app's shell, as a PWA plugin does by default. */
const serviceWorker = `
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return
  event.respondWith(new Response(${JSON.stringify(htmlOf('The app'))}, { headers: { 'content-type': 'text/html' } }))
})`
const script: Change = () => new Response(serviceWorker, { headers: { 'content-type': 'text/javascript' } })

interface Deployment {
  changes: Record<string, Change>
  /** Default: the token endpoint. */
  relayUrl?: string
  hasServiceWorker?: boolean
  /** What browsers log there. */
  logs?: RegExp[]
}

interface Row extends Deployment {
  cause: RelayCause
  answer?: string
}

const blockedScript = /violates the following Content Security Policy directive/

const rows: Record<string, Row> = {
  'a service worker answers each navigation with my app': {
    changes: { '/service-worker.js': script },
    hasServiceWorker: true,
    cause: 'service_worker',
  },
  'a proxy changes the type of each script': {
    changes: { [ROUTE]: withText(ignoringMarks) },
    cause: 'page_changed',
  },
  'a minifier changes the script, and its hash no longer fits': {
    changes: { [ROUTE]: withText(rewriteScripts) },
    cause: 'page_changed',
    logs: [blockedScript],
  },
  'helmet’s headers are on the static file': {
    changes: { [FILE]: page(relayHtml, { headers: helmet }) },
    relayUrl: FILE,
    cause: 'script_blocked',
    answer: 'content-security-policy',
    logs: [blockedScript],
  },
  'a sandbox of a gateway is on the route': {
    changes: { [FILE]: page(relayHtml, { headers: { 'content-security-policy': 'sandbox' } }) },
    relayUrl: FILE,
    cause: 'script_blocked',
    answer: 'content-security-policy',
    logs: [/sandboxed|sandbox/],
  },
  'the file with its script beside it came without the script': {
    changes: { [FILE]: page(withScriptFile) },
    relayUrl: FILE,
    cause: 'script_missing',
    answer: 'relay.js',
    logs: [/status of 404/, /MIME type|status of 404/],
  },
  'a login redirects the route': {
    changes: {
      [ROUTE]: () => new Response(null, { status: 302, headers: { location: '/sign-in' } }),
      '/sign-in': page(htmlOf('Sign in')),
    },
    cause: 'redirect',
  },
  'my app’s own page answers with 200': { changes: { [ROUTE]: page(htmlOf('My app')) }, cause: 'other_page' },
  'nothing is mounted there': {
    changes: { [ROUTE]: page(htmlOf('Not found'), { status: 404 }) },
    cause: 'http_error',
    answer: 'HTTP 404',
    logs: [/status of 404/],
  },
  'the route answers POST alone': {
    changes: { [ROUTE]: page(htmlOf('Method not allowed'), { status: 405 }) },
    cause: 'http_error',
    answer: 'HTTP 405',
    logs: [/status of 405/],
  },
  'the file comes as plain text': {
    changes: {
      [FILE]: page(relayHtml, { headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } }),
    },
    relayUrl: FILE,
    cause: 'not_html',
    answer: 'text/plain',
  },
}

// ── The card behind it ──────────────────────────────────────────────────────────────────────────────────────────────

async function openBehind(fixture: Fixture, { changes, relayUrl, hasServiceWorker }: Deployment): Promise<Card> {
  const { context, page, origin } = fixture
  const proxy = await serveThroughProxy(context, origin, changes)
  await page.clock.install()
  await page.goto(new URL(new URL(fixture.cardUrl).pathname, proxy).href)
  if (hasServiceWorker) await page.evaluate(registerServiceWorker)
  const card = cardOf(page)
  if (relayUrl)
    await page
      .locator('wiro-hubspot-connect')
      .evaluate((element, url) => element.setAttribute('relay-url', url), relayUrl)
  await card.waitForStatus(first.disconnected.status)
  return card
}

async function registerServiceWorker(): Promise<void> {
  const controlled = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  await navigator.serviceWorker.register('/service-worker.js')
  if (!navigator.serviceWorker.controller) await controlled
}

const windowsAtHubSpot = ({ context, emulatorOrigin }: Fixture): string[] =>
  context.pages().flatMap((window) => (window.url().startsWith(emulatorOrigin) ? window.url() : []))

const reachesHubSpot = (fixture: Fixture) =>
  eventually(
    'a window at HubSpot',
    () => windowsAtHubSpot(fixture),
    ({ length }) => length === 1,
  )

for (const [title, row] of Object.entries(rows)) {
  journey(`Where ${title}, my person reads a simple sentence, and my developer the cause`, async (fixture) => {
    const card = await openBehind(fixture, row)

    const popup = await card.pressForPopup(first.disconnected.button)
    await popup.waitForLoadState()
    await fixture.page.clock.fastForward(8_000)

    await card.waitForStatus(problems.codes.relay_unreachable.title)
    await card.waitForText(codeText('relay_unreachable'))
    await card.waitForDetails(causeText(row.cause, { url: row.relayUrl ?? ROUTE, answer: row.answer ?? '' }))
    await card.waitForDetails(codeLine('relay_unreachable'))
    const { problem } = (await card.state()) as { problem?: { cause?: RelayCause } }
    assert.equal(problem?.cause, row.cause)
    assert.deepEqual(windowsAtHubSpot(fixture), [])
    // The host's own address is the token endpoint's.
    if (row.relayUrl) await fixture.expectConsole(/comes back to/)
    for (const log of row.logs ?? []) fixture.allowConsole(log)
  })
}

const harmless: Record<string, Deployment> = {
  'Rocket Loader, which heeds the mark of a script': { changes: { [ROUTE]: withText(loadScriptsLater) } },
  'a minifier that heeds no-transform': { changes: { [ROUTE]: unlessForbidden } },
}

for (const [title, deployment] of Object.entries(harmless)) {
  journey(`Behind ${title}, HubSpot opens`, async (fixture) => {
    const card = await openBehind(fixture, deployment)

    await card.pressForPopup(first.disconnected.button)

    await reachesHubSpot(fixture)
  })
}

journey(
  'Where HubSpot comes back to another path than its window opens on, the console names both',
  async (fixture) => {
    const card = await openBehind(fixture, { changes: { [FILE]: page(relayHtml) }, relayUrl: FILE })

    await card.pressForPopup(first.disconnected.button)

    await reachesHubSpot(fixture)
    await fixture.expectConsole(
      /opens on http:\/\/localhost:\d+\/relay\.html and comes back to http:\/\/localhost:\d+\/api\/hubspot\./,
    )
  },
)
