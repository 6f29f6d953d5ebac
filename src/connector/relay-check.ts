/**
 * Finds out why a relay page is silent: looks at what the flow's window shows, and asks for the same address again. Loaded
 * when a relay page is silent.
 */
import type { RelayCause } from './state.js'

const TIMEOUT_MS = 5_000

/** Every relay page carries this mark. An app that answers the URL with its own page looks like a silent relay. */
const RELAY_MARK = 'meta[name="wiro-relay"]'

export interface RelayDiagnosis {
  /** The URL, as short as the page's developer knows it. */
  url: string
  cause: RelayCause
  /** What shows the cause: an HTTP status, a content type, or the name of a header. */
  answer?: string | undefined
}

type Finding = [cause: RelayCause, answer?: string]

/** What the check needs of the page. */
export interface RelayProbe {
  fetch: typeof globalThis.fetch
  /** The flow's window, while it is open. */
  window?: Window | null | undefined
}

export async function diagnoseRelay(relay: URL, probe: RelayProbe): Promise<RelayDiagnosis> {
  const isOwnOrigin = relay.origin === location.origin
  const find = isOwnOrigin ? findCause : askOtherOrigin
  const [cause, answer] = await find(relay, probe).catch((): Finding => ['no_answer'])
  return { url: isOwnOrigin ? relay.pathname : relay.href, cause, ...(answer && { answer }) }
}

/** A page may not read what another origin answers, so all that it can tell is whether there is an answer. */
async function askOtherOrigin(relay: URL, { fetch }: RelayProbe): Promise<Finding> {
  await request(relay, fetch, { mode: 'no-cors' })
  return ['cut_off']
}

async function findCause(relay: URL, { fetch, window }: RelayProbe): Promise<Finding> {
  // As a window does: servers send an app's shell to those alone that accept HTML.
  const response = await request(relay, fetch, { redirect: 'manual', headers: { accept: 'text/html,*/*' } })
  const { type, ok, status, headers } = response
  if (type === 'opaqueredirect') return ['redirect']
  if (!ok) return ['http_error', `HTTP ${status}`]
  const contentType = typeOf(response)
  if (contentType !== 'text/html') return ['not_html', contentType]
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  if (!isRelayPage(page)) return ['other_page']
  const shown = readDocumentOf(window)
  // The address answers requests, and something else answers navigations.
  if (shown && !isRelayPage(shown)) return [hasServiceWorker() ? 'service_worker' : 'other_page']
  const scriptFinding = await checkScript(page, headers, (file) => request(new URL(file, relay), fetch))
  if (scriptFinding) return scriptFinding
  const policyName = 'cross-origin-opener-policy'
  if (/^(same-origin|noopener)/.test(headers.get(policyName) ?? '')) return ['cut_off', policyName]
  return [!window && hasServiceWorker() ? 'service_worker' : 'silent']
}

const request = (url: URL, fetch: typeof globalThis.fetch, options?: RequestInit): Promise<Response> =>
  fetch(url, { ...options, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })

/** Returns the content type in lower case, without its parameters; `undefined` for what is none. */
const typeOf = ({ headers }: Response): string | undefined =>
  /^[\w.+/-]{1,60}(?=\s*(;|$))/.exec(headers.get('content-type') ?? '')?.[0].toLowerCase()

const isRelayPage = (page: Document) => page.querySelector(RELAY_MARK)

const hasServiceWorker = () => (navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller

/** Returns what a window shows, where that is a page of this origin. */
function readDocumentOf(window: RelayProbe['window']): Document | undefined {
  try {
    // A window whose page has not come yet shows about:blank.
    return window && window.location.href !== 'about:blank' ? window.document : undefined
  } catch {
    return
  }
}

// ── The script ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns why the page's script cannot run; `undefined` where it can. */
async function checkScript(
  page: Document,
  headers: Headers,
  request: (file: string) => Promise<Response>,
): Promise<Finding | undefined> {
  const script = page.querySelector<HTMLScriptElement>('script[data-cfasync]:not([type])')
  if (!script) return ['page_changed']
  const ownPolicy = page.querySelector<HTMLMetaElement>('meta[http-equiv]')?.content ?? ''
  const file = script.getAttribute('src')
  const source = file ? "'self'" : await hashSource(script.text, ownPolicy)
  if (!isAllowed(ownPolicy, source)) return ['page_changed']
  if (file && !typeOf(await request(file))?.endsWith('javascript')) return ['script_missing', file]
  const header = 'content-security-policy'
  return isAllowed(headers.get(header) ?? '', source) ? undefined : ['script_blocked', header]
}

/** Returns the source by which a policy allows a script. On http the browser computes none, so it takes the page's word. */
async function hashSource(script: string, ownPolicy: string): Promise<string> {
  const subtle = crypto.subtle as SubtleCrypto | undefined
  const digest = await subtle?.digest('SHA-256', new TextEncoder().encode(script))
  if (!digest) return /'sha256-[^']+'/.exec(ownPolicy)?.[0] ?? ''
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}

/** Returns whether each of a header's policies lets a script run that `source` stands for. */
const isAllowed = (policies: string, source: string): boolean =>
  policies.split(',').every((policy) => {
    if (/sandbox(?![^;]*allow-scripts)/.test(policy)) return false
    const [sources = source] = /script-src(-elem)?\s[^;]*/.exec(policy) ?? /default-src[^;]*/.exec(policy) ?? []
    // A hash or a nonce in a list takes 'unsafe-inline' out of force.
    return sources.includes(source) || (sources.includes("'unsafe-inline'") && !/'(nonce|sha\d+)-/.test(sources))
  })
