/** What a browser, its settings or an extension withholds from the page. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../../eventually.js'
import { first, problems } from '../../journeys/card-texts.js'
import { popupAtHubSpot, type Scenario, type Stage } from '../stage.js'

const refuse = "() => { throw new DOMException('The operation is insecure.', 'SecurityError') }"
const replaceGetter = (owner: string, name: string, getter: string) =>
  `Object.defineProperty(${owner}, '${name}', { configurable: true, get: ${getter} });`

/** Adds methods to the prototypes of these classes, which a `for … in` then meets. */
const extend = (classes: string) => `for (const { prototype } of [${classes}])
  for (const name of ['each', 'extend', 'inspect', 'clone', 'first']) prototype[name] = function () { return this }`

const connects = (stage: Stage) => stage.connect()

/** Presses, reads that the window was blocked, and goes on in this tab. */
async function connectInThisTab({ tab, waitForStatus, press, approve }: Stage): Promise<void> {
  await waitForStatus(first.disconnected.status)
  const { pathname } = new URL(await tab.url())
  await press(first.disconnected.button)
  await waitForStatus(first.codes.popup_blocked.title)
  await press(problems.buttons.continueHere)
  await approve(tab)
  await waitForStatus(first.connected.status)
  await eventuallyEqual('the page’s address', async () => new URL(await tab.url()).pathname, pathname)
}

/** An object as popup blockers return it. The person may allow the window with a button of the page. */
const standIn = `const open = window.open.bind(window)
  window.open = (...how) => {
    window.allow = () => void open(...how)
    return { closed: false, focus() {}, close() {}, postMessage() {} }
  }`

/** Presses, is told that the window was blocked, allows it, and connects in it. */
async function connectOnceAllowed({ browser, tab, waitForStatus, press, approve }: Stage): Promise<void> {
  await waitForStatus(first.disconnected.status)
  await press(first.disconnected.button)
  await waitForStatus(first.codes.popup_blocked.title)
  await tab.press('#allow')
  await approve(await popupAtHubSpot(browser))
  await waitForStatus(first.connected.status)
  await eventuallyEqual('the number of popups', async () => (await browser.windows()).length, 0)
}

export const missingApis: Scenario[] = [
  {
    title: 'The browser refuses channels, and I connect over the window alone',
    script: `window.BroadcastChannel = function () { (${refuse})() }`,
    run: connects,
  },
  { title: 'The browser has no channels, and I connect', script: 'delete window.BroadcastChannel', run: connects },
  {
    title: 'Storage throws, and I connect',
    script: ['sessionStorage', 'localStorage'].map((name) => replaceGetter('window', name, refuse)).join(''),
    run: connects,
  },
  {
    title: 'Storage is full, and I connect',
    script: `Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError') }`,
    run: connects,
  },
  {
    title: 'There are no locks, as on http in a local network, and my attempt goes on after a reload',
    script:
      'delete Navigator.prototype.locks; delete Navigator.prototype.clipboard; delete Crypto.prototype.randomUUID',
    run: reloadAndConnect,
  },
  {
    title: 'Locks are refused, and my attempt goes on after a reload',
    script: `LockManager.prototype.request = async () => (${refuse})()`,
    run: reloadAndConnect,
  },
  {
    title: 'A product replaced window.open with something that throws, and I go on in this tab',
    script: `window.open = ${refuse}`,
    run: connectInThisTab,
  },
  {
    title: 'An extension returns an object in place of the window, and I go on in this tab',
    script: standIn,
    run: connectInThisTab,
  },
  {
    title: 'An extension returns a proxy that throws, and I go on in this tab',
    script: `window.open = () => new Proxy({}, { get: ${refuse} })`,
    run: connectInThisTab,
  },
  {
    title: 'I allow the window that an extension blocked, and connect in it',
    script: standIn,
    body: '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect><button id="allow" onclick="allow()">Allow</button>',
    run: connectOnceAllowed,
  },
  {
    title: 'A fetch polyfill answers without a stream, and I connect',
    script: replaceGetter('Response.prototype', 'body', '() => undefined'),
    run: connects,
  },
  {
    title: 'A library replaced Event and CustomEvent, and the page still hears that I connected',
    script: `window.Event = { KEY_TAB: 9, observe() {} }; window.CustomEvent = ${refuse}
      document.addEventListener('wiro-connected', (event) => (window.heardOf = event.portalId))`,
    async run(stage) {
      await stage.connect()
      assert.equal(await stage.tab.evaluate('heardOf'), '12345678')
    },
  },
  {
    title: 'The page has no MutationObserver, and I connect',
    script: 'delete window.MutationObserver',
    run: connects,
  },
  {
    title: 'A library extended the prototypes of lists, texts and functions, and I connect',
    script: extend('Array, String, Function'),
    run: connects,
  },
  {
    title: 'A library extended the prototype of all objects, and I connect',
    // Its driver cannot serialize a result there: “cannot serialize cyclic structures”.
    exceptIn: 'WebKit',
    script: extend('Object'),
    run: connects,
  },
  {
    title: 'Firefox blocks all cookies and with them channels, storage and locks, and the card says so',
    firefoxPreferences: { 'network.cookie.cookieBehavior': 2 },
    async run({ tab, waitForStatus, press }) {
      await waitForStatus(first.disconnected.status)
      const refused = `(() => { try { new BroadcastChannel('x') } catch ({ name }) { return name } })()`
      assert.equal(await tab.evaluate(refused), 'SecurityError')

      await press(first.disconnected.button)

      await waitForStatus(problems.codes.storage_blocked.title)
    },
  },
]

async function reloadAndConnect(stage: Stage): Promise<void> {
  const { tab, waitForStatus, pressForPopup, approve } = stage
  await waitForStatus(first.disconnected.status)
  const popup = await pressForPopup(first.disconnected.button)
  await tab.open(await tab.url())
  await waitForStatus(first.authorizing.status)
  await approve(popup)
  await waitForStatus(first.connected.status)
}
