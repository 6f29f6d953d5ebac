/**
 * The page that HubSpot's window opens with and comes back to. It carries words between that window and the page that
 * opened it, trusts no parameter and shows none. What it says without a script stands in relay.html.
 */
import { channelName, isFlow, safeTarget, relayKey } from '../protocol.js'

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`[name=wiro-${name}]`)!.content

const pages = (location.origin + ' ' + meta('pages')).trim().split(/\s+/)
const textKey = relayKey + ':text'

function show(text: string) {
  document.querySelector('p')!.textContent = text
}

/** Says `word` about `flow` on both transports, again and again until told otherwise, and hands on what is answered. */
function say(flow: string, word: object, hear: (data: Record<string, unknown>, overChannel?: boolean) => void) {
  const channel = 'BroadcastChannel' in self && new BroadcastChannel(channelName(flow))
  const message = { ...word, flow }
  const repeat = () => {
    if (channel) channel.postMessage(message)
    // A mismatched origin is not delivered, so that a window navigated elsewhere learns nothing.
    for (const page of pages) (opener as Window | null)?.postMessage(message, page)
  }
  const timer = setInterval(repeat, 500)
  const listen = (overChannel?: boolean) => (event: MessageEvent<Record<string, unknown> | null>) => {
    if ((!overChannel && !pages.includes(event.origin)) || event.data?.flow !== flow) return
    if (/^(ack|stop)$/.test(event.data.wiro as string)) {
      clearInterval(timer)
      sessionStorage.removeItem(relayKey)
      close()
    } else hear(event.data, overChannel)
  }
  if (channel) channel.onmessage = listen(true)
  onmessage = listen()
  repeat()
  return () => clearInterval(timer)
}

/** Before HubSpot: waits for the page's word where to go. */
function leave(flow: string) {
  sessionStorage.setItem(relayKey, flow)
  show('Opening HubSpot…')
  setTimeout(show, 2e4, 'The page that opened this window may have been closed.')
  const still = say(flow, { wiro: 'ready' }, ({ wiro, url, text }, overChannel) => {
    if (wiro !== 'go' || !safeTarget(url) || sessionStorage.getItem(relayKey) !== flow) return
    still()
    sessionStorage.setItem(relayKey, flow + '!')
    sessionStorage.setItem(textKey, `${text}`)
    // The page answers on the channel: HubSpot's window needs no hold on it.
    if (overChannel) opener = null
    location.replace(url as string)
  })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Ruling {
  verdict: string
  code?: string | undefined
}

/** What the server makes of a success under its seal. A status that lags, and a server that stumbles, are asked again. */
async function finish(seal: string, query: URLSearchParams, flow?: string): Promise<Ruling | undefined> {
  const outcome = Object.fromEntries(
    [...query].filter(([name]) => name.startsWith('hubspot_')).map(([name, value]) => [name, value.slice(0, 512)]),
  )
  for (const wait of [0, 500, 1e3, 2e3]) {
    await pause(wait)
    try {
      const response = await fetch(meta('endpoint'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'finish', seal, outcome, flow }),
        // Also where the person closes the window at once.
        keepalive: true,
      })
      const { verdict, code } = (await response.json()) as Ruling
      if (/^[knu]/.test(verdict)) return { verdict, code }
    } catch {
      // The next time, or never: the status is the truth.
    }
  }
  return
}

/** After HubSpot: has a success judged, and hands over what came back until the page has it. */
async function come(search: string, flow?: string, marked?: boolean) {
  show((flow && sessionStorage.getItem(textKey)) || document.querySelector('p')!.textContent)
  // Wiro may append to a URL that has a query already.
  const query = new URLSearchParams(search.replaceAll('?', '&'))
  const seal = query.get('seal')
  const judged = seal && meta('endpoint') && query.get('hubspot_connected') === 'true'
  const ruling = (judged && (await Promise.race([finish(seal, query, marked ? flow : undefined), pause(5e3)]))) as
    Ruling | undefined
  if (ruling?.verdict === 'undone' && !ruling.code)
    show('This connection was started in another browser, so it was undone.')
  const said = search.replace(/[?&]seal=[^?&]*/, '').slice(0, 4000)
  if (flow) say(flow, { wiro: 'outcome', query: said, ...ruling }, () => {})
}

function start() {
  const { hash, search, pathname } = location
  history.replaceState(null, '', pathname)
  const opened = hash.slice(1)
  const kept = sessionStorage.getItem(relayKey) || ''
  const flow = kept.slice(0, 22)
  const marked = kept[22] === '!'
  const returns = marked || /[?&]hubspot_/.test(search)
  if (isFlow(opened)) leave(opened)
  else if (!isFlow(flow)) void come(search)
  else if (returns) void come(search, flow, marked)
  else leave(flow)
}

try {
  if (top === self) start()
} catch {
  show('This browser keeps nothing for this page, so HubSpot can’t be connected here.')
}
