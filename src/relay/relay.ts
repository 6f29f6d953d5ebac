/**
 * The relay page's script. The popup opens with this page, waits here for the authorize URL, and comes back here with
 * HubSpot's callback, which it hands to the page that opened it. The page that opened it checks every parameter; none is
 * shown here.
 */
import { parseSafeUrl } from '../protocol/safe-url.js'
import { readSetting, show } from './page.js'
import {
  loadFlow,
  loadWords,
  parseFlow,
  saveCallback,
  saveSentFlow,
  saveWaitingFlow,
  type StoredFlow,
} from './stored-flow.js'
import { english, texts } from './texts.js'
import { broadcast, isEnd, sendOnce, type IncomingMessage } from './transport.js'
import { requestVerdict, type FinalVerdict } from './verdict.js'
import { parseWords } from './words.js'

/** How long the page may be silent before the person reads what to do. It may still answer afterwards. */
const SILENT_PAGE_MS = 20_000

/** How long a page that is there takes to acknowledge a callback. */
const SILENT_AFTER_RETURN_MS = 10_000

/** How long a window needs to close itself. It stands for longer only where the browser keeps it open. */
const CLOSING_MS = 1_000

/** Leaves room in the 4 kB that the server accepts for a long seal and for JSON's escapes. */
const MAX_QUERY_CHARACTERS = 1200

/** The longest value that the server is sent. */
const MAX_VALUE_CHARACTERS = 512

interface Callback {
  /** The `hubspot_*` parameters, raw. */
  query: string
  /** The server's proof of which flow the callback belongs to. It stays in this window. */
  seal?: string | undefined
}

/** Before HubSpot: tells the page that this window is ready, and goes where the page says. Its words come with the URL. */
function waitForUrl(flow: string): void {
  saveWaitingFlow(flow)
  show('busy', '', english)
  const showLost = () => show('lost', english.lost, english)
  const silence = setTimeout(showLost, SILENT_PAGE_MS)
  const stop = broadcast(flow, { wiro: 'ready' }, (message: IncomingMessage) => {
    if (isEnd(message)) setTimeout(showLost, CLOSING_MS)
    const { wiro, url, text, lang, dir } = message
    if (wiro !== 'go' || !parseSafeUrl(url) || !isStillWaiting(flow)) return
    stop()
    clearTimeout(silence)
    saveSentFlow(flow, parseWords({ ...Object(text), lang, dir }))
    // The opener is kept: only so can the page close a window that is on HubSpot's site.
    location.replace(url as string)
  })
}

/** A second `go` may arrive before the window has left. */
function isStillWaiting(id: string): boolean {
  const flow = loadFlow()
  return flow?.id === id && !flow.wasSent
}

/** After HubSpot: has the server verify a success, then hands the callback to the page, or goes back to it in this tab. */
async function handleReturn({ query, seal }: Callback, flow: StoredFlow | undefined): Promise<void> {
  const words = flow?.wasSent ? loadWords() : english
  show('busy', flow ? words.finishing : '', words)
  const verdict = seal ? await requestVerdictOn(query, seal, flow) : undefined
  const undoneCode = verdict?.verdict === 'undone' ? verdict.code || 'wrong_browser' : undefined
  if (flow?.returnPath) return location.replace(returnUrl(flow.id, flow.returnPath, query, undoneCode))
  // A window that no page sent here belongs to somebody who started elsewhere.
  const isStranger = undoneCode === 'wrong_browser' && !flow?.wasSent
  const hasFailed = undoneCode || (flow && /[?&]hubspot_error=/.test(query))
  // Only the server's verdict says that an account is connected.
  const isKept = flow && verdict?.verdict === 'kept'
  const showNextStep = () => hasFailed || show(isKept ? 'connected' : 'lost', words.lost, words)
  if (hasFailed) show('notConnected', isStranger ? texts.undone : words.notConnected, words)
  else if (isKept) show('connected', words.connected, words)
  if (!flow) return void showNextStep()
  setTimeout(showNextStep, SILENT_AFTER_RETURN_MS)
  broadcast(flow.id, { ...verdict, wiro: 'outcome', query }, (message) => {
    if (isEnd(message)) setTimeout(showNextStep, CLOSING_MS)
  })
}

/** Resolves to the server's verdict on a success, or to `undefined` where it gives none. The page reads the status meanwhile. */
async function requestVerdictOn(
  query: string,
  seal: string,
  flow: StoredFlow | undefined,
): Promise<FinalVerdict | undefined> {
  const outcome = readOutcome(query)
  if (!readSetting('endpoint') || outcome.hubspot_connected !== 'true') return
  if (flow?.wasSent && !flow.returnPath) sendOnce(flow.id, { wiro: 'returned' })
  return requestVerdict({ seal, outcome, flow: flow?.wasSent ? flow.id : undefined })
}

const readOutcome = (query: string): Record<string, string> =>
  Object.fromEntries(
    [...new URLSearchParams(query.replaceAll('?', '&'))].map(([name, value]) => [
      name,
      value.slice(0, MAX_VALUE_CHARACTERS),
    ]),
  )

/**
 * Returns `path` on this origin, and leaves the callback in storage. Where storage is full, its parameters stand before the
 * hash, in place of the `?` or `&` that waits for them there.
 */
function returnUrl(id: string, path: string, query: string, undoneCode?: string): string {
  const callback = query + (undoneCode ? '&hubspot_error=' + undoneCode : '')
  const isInAddress = callback && !saveCallback(id, callback)
  return location.origin + path.replace(/[?&](?=#|$)/, (mark) => (isInAddress ? mark + callback.slice(1) : ''))
}

/** Reads the callback from a query; Wiro may append its own `?…` to a redirect URL that has a query already. */
function readCallback(search: string): Callback {
  const parameters = search.match(/[?&]hubspot_[^?&]*/g) ?? []
  const [, seal] = /[?&]seal=([^?&]*)/.exec(search) ?? []
  return { query: parameters.join('').slice(0, MAX_QUERY_CHARACTERS), seal }
}

/** This window keeps nothing, so it could not prove itself after HubSpot: it goes nowhere, and says so. */
function reportBlockedStorage(flow: string | undefined): void {
  show('notConnected', texts.storageBlocked, english)
  if (flow) broadcast(flow, { wiro: 'blocked' }, () => {})
}

function start(): void {
  const { hash, search, pathname } = location
  history.replaceState(null, '', pathname)
  // Only the id counts in the hash: a link can forge the rest, which is trusted from storage alone.
  const requestedFlow = parseFlow(hash.slice(1))?.id
  try {
    beginVisit(requestedFlow, readCallback(search), loadFlow())
  } catch {
    reportBlockedStorage(requestedFlow)
  }
}

function beginVisit(requestedFlow: string | undefined, callback: Callback, flow: StoredFlow | undefined): void {
  // In the page's own tab, where an app without popups opens the relay page, this goes back to the page. Anybody who can
  // navigate the tab chooses the hash, so it never replaces the mark and the way back.
  const isOwnTab = flow?.wasSent && flow.returnPath
  if (requestedFlow && !isOwnTab) waitForUrl(requestedFlow)
  else if (flow && !flow.wasSent && !callback.query) waitForUrl(flow.id)
  else void handleReturn(callback, flow)
}

if (top === self) start()
else show('lost', english.lost, english)
