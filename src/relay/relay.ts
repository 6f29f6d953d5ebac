/**
 * The page that HubSpot's window opens with and comes back to. It carries words between that window and the page that
 * opened it, trusts no parameter and shows none. What it says without a script stands in relay.html.
 */
import { channelName, isFlow, safeTarget, relayKey } from '../protocol.js'

const pages = (location.origin + ' ' + document.querySelector<HTMLMetaElement>('[name=wiro-pages]')!.content)
  .trim()
  .split(/\s+/)
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

/** After HubSpot: hands over what it brought until the page has it. */
function come(flow: string, query: string) {
  show(sessionStorage.getItem(textKey) || document.querySelector('p')!.textContent)
  say(flow, { wiro: 'outcome', query: query.slice(0, 4000) }, () => {})
}

function start() {
  const { hash, search, pathname } = location
  history.replaceState(null, '', pathname)
  const opened = hash.slice(1)
  const kept = sessionStorage.getItem(relayKey) || ''
  const flow = kept.slice(0, 22)
  if (isFlow(opened)) leave(opened)
  else if (isFlow(flow) && (kept[22] === '!' || /[?&]hubspot_/.test(search))) come(flow, search)
  else if (isFlow(flow)) leave(flow)
}

try {
  if (top === self) start()
} catch {
  show('This browser keeps nothing for this page, so HubSpot can’t be connected here.')
}
