/**
 * The page that HubSpot's window opens with and comes back to. It carries words between that window and the page that
 * opened it, trusts no parameter and shows none. What it says without a script stands in relay.html.
 */
import { flowChannelName, RELAY_KEY } from '../protocol/relay-messages.js'
import { parseSafeUrl } from '../protocol/parse.js'

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`[name=wiro-${name}]`)!.content

const pages = (location.origin + ' ' + meta('pages')).trim().split(/\s+/)
const textKey = RELAY_KEY + ':text'

/** A flow's id, the mark of one that its page sent away, and where to go back to. */
const parse = (text: string | null) => /^#?([\w-]{22})(!)?(\/.*)?$/.exec(text!) ?? []

const text = document.querySelector('p')!

function show(words: string) {
  text.textContent = words
}

/** Says `word` about `flow` on both transports, again and again until told otherwise, and hands on what is answered. */
function say(flow: string, word: object, hear: (data: Record<string, unknown>, overChannel?: boolean) => void) {
  const channel = 'BroadcastChannel' in self && new BroadcastChannel(flowChannelName(flow))
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
      sessionStorage.removeItem(RELAY_KEY)
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
  sessionStorage.setItem(RELAY_KEY, flow)
  show('Opening HubSpot…')
  setTimeout(show, 2e4, 'The page that opened this window may have been closed.')
  const still = say(flow, { wiro: 'ready' }, ({ wiro, url, text }, overChannel) => {
    if (wiro !== 'go' || !parseSafeUrl(url) || sessionStorage.getItem(RELAY_KEY) !== flow) return
    still()
    sessionStorage.setItem(RELAY_KEY, flow + '!')
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
async function finish(seal: string, outcome: object, flow?: string): Promise<Ruling | undefined> {
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

/**
 * After HubSpot: has a success judged, and hands over what came back: to the page that opened this window until it has
 * it, to the page in whose tab this is by going there.
 */
async function come(said: string, seal?: string, flow?: string, mark?: string, path?: string) {
  show((flow && sessionStorage.getItem(textKey)) || text.textContent)
  const outcome = Object.fromEntries(new URLSearchParams(said))
  const judged = seal && meta('endpoint') && outcome.hubspot_connected === 'true'
  const ruling = (judged && (await Promise.race([finish(seal, outcome, mark && flow), pause(5e3)]))) as
    Ruling | undefined
  const why = ruling?.verdict === 'undone' ? ruling.code || 'wrong_browser' : ''
  if (why === 'wrong_browser') show('This connection was started in another browser, so it was undone.')
  if (path) {
    // After an origin and a slash nothing leads to another one.
    location.replace(
      location.origin + path.replace(/#|$/, (hash) => said.slice(1) + (why && '&hubspot_error=' + why) + hash),
    )
  } else if (flow) say(flow, { ...ruling, wiro: 'outcome', query: said }, () => {})
}

function start() {
  const { hash, search, pathname } = location
  history.replaceState(null, '', pathname)
  const [, opened] = parse(hash)
  const [, flow, mark, path] = parse(sessionStorage.getItem(RELAY_KEY))
  // Wiro may append to a URL that has a query already. With a long seal the server's 4 kB still hold it.
  const said = (search.match(/[?&]hubspot_[^?&]*/g) ?? []).join('').slice(0, 1200)
  // Where a browser opens no window, this is the page's own tab: it goes back.
  if (opened && !(path && opened === flow)) leave(opened)
  else if (flow && !mark && !said) leave(flow)
  else void come(said, /[?&]seal=([^?&]*)/.exec(search)?.[1], flow, mark, path)
}

try {
  if (top === self) start()
} catch {
  show('This browser keeps nothing here, so HubSpot can’t be connected.')
}
