/** A relay page in a window of its own, as a page opens it, with the messages that it sends. */
import { waitUntil } from '@open-wc/testing'
import { createFlowId } from '../../src/connector/platform.js'
import { flowChannelName, RELAY_KEY, RELAY_TEXT_KEY } from '../../src/protocol/relay-messages.js'

export type Message = Record<string, unknown>

export type Transport = 'channel' | 'window'
export const transports: Transport[] = ['channel', 'window']

/** A window of this origin, whose globals a test reads. */
export type OwnWindow = Window & typeof globalThis

export interface Relay {
  flow: string
  window: OwnWindow
  /** What it sent over the channel, and to this window. */
  channelMessages: Message[]
  windowMessages: Message[]
  /** Sends it a message about its flow. */
  send(transport: Transport, message: Message): void
}

interface Line {
  channel: BroadcastChannel
  channelMessages: Message[]
  windowMessages: Message[]
  controller: AbortController
}

/** Stands in for HubSpot's page: on loopback, and on this origin, so that a test can read it. */
export const hubspotUrl = new URL('/test/relay/hubspot.html', location.href).href

/** What a page in German sends with the URL. */
export const german = {
  text: {
    finishing: 'Wird abgeschlossen…',
    connected: 'Verbunden\nDieses Fenster schließt sich von selbst.',
    notConnected: 'Nicht verbunden\nGehen Sie zurück, um den Grund zu sehen.',
    lost: 'Schließen Sie dieses Fenster.',
  },
  lang: 'de-AT',
  dir: 'ltr',
}

/** A callback's query, as Wiro appends it to the redirect URL. */
export const successQuery = '?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe'

const lines: Line[] = []
const windows: Window[] = []

/** Waits until `isTrue`; fails with `what` was waited for and, where given, what was there instead. */
export async function waitFor(what: string, isTrue: () => unknown, actual?: () => unknown): Promise<void> {
  try {
    await waitUntil(isTrue, what, { interval: 10, timeout: 9_000 })
  } catch {
    throw new Error(`Waited for: ${what}` + (actual ? `; instead: ${JSON.stringify(actual())}` : ''))
  }
}

/** Listens to a flow on both transports. */
export function listenTo(flow: string): Line {
  const line: Line = {
    channel: new BroadcastChannel(flowChannelName(flow)),
    channelMessages: [],
    windowMessages: [],
    controller: new AbortController(),
  }
  line.channel.onmessage = ({ data }) => void line.channelMessages.push(data)
  const receive = ({ data, source }: MessageEvent) => {
    if (data?.flow === flow) line.windowMessages.push({ ...data, source })
  }
  addEventListener('message', receive, { signal: line.controller.signal })
  lines.push(line)
  return line
}

function openWindow(url: string, flow: string): Relay {
  const { channel, channelMessages, windowMessages } = listenTo(flow)
  const window = open(url) as OwnWindow
  windows.push(window)
  const send = (transport: Transport, message: Message) =>
    (transport === 'channel' ? channel : window).postMessage({ ...message, flow })
  return { flow, window, channelMessages, windowMessages, send }
}

export const waitForLoad = ({ window }: Pick<Relay, 'window'>, path = '/relay') =>
  waitFor(
    `the relay page at ${path} to load`,
    () => window.location.pathname === path && window.document.readyState === 'complete',
    () => window.location.href,
  )

/** Opens a relay page as a page does; its script has run. */
export async function openRelay(path = '/relay', flow = createFlowId(), hash = '#' + flow): Promise<Relay> {
  const relay = openWindow(path + hash, flow)
  await waitForLoad(relay, new URL(path, location.href).pathname)
  return relay
}

interface Return {
  path?: string
  /** The mark that the window was sent to HubSpot. */
  mark?: '!' | ''
  /** What a page had sent with the URL. */
  words?: object
  /** In place of `words`: what is stored for them. */
  storedText?: string
}

/** Opens a relay page as HubSpot sends a window back: its storage holds a flow. Waits for its first message. */
export async function openReturnedRelay(
  query: string,
  { path = '/relay', mark = '!', words = {}, storedText = JSON.stringify(words) }: Return = {},
): Promise<Relay> {
  const flow = createFlowId()
  // A new window gets a copy of this window's storage.
  sessionStorage.setItem(RELAY_KEY, flow + mark)
  sessionStorage.setItem(RELAY_TEXT_KEY, storedText)
  const relay = openWindow(path + query, flow)
  sessionStorage.clear()
  await waitFor('the relay page to send the callback', () => callbackOf(relay))
  await waitForLoad(relay, path.split('?')[0])
  return relay
}

/** Opens a relay page without an opener, and without a handle on its window. */
export async function openDetachedRelay(flow: string) {
  const line = listenTo(flow)
  const orders = new BroadcastChannel('orders ' + flow)
  const arrival = nextArrival(flow)
  open('/relay#' + flow, '_blank', 'noopener')
  await waitFor('the relay page to be ready', () => line.channelMessages.length)
  const sendAboutFlow = (message: Message) => line.channel.postMessage({ ...message, flow })
  return { ...line, arrival, order: (what: string) => orders.postMessage(what), send: sendAboutFlow }
}

/** Resolves when a flow's window arrives at HubSpot's stand-in: whether it has an opener, and its URL. */
export const nextArrival = (flow: string): Promise<unknown> =>
  new Promise((resolve) => {
    const channel = new BroadcastChannel('arrivals ' + flow)
    channel.onmessage = ({ data }) => {
      channel.close()
      resolve(data)
    }
  })

/** What a relay page says: its heading, and below it a sentence. */
export const textOf = ({ window }: { window: Window }) =>
  [...window.document.querySelectorAll('h1, p')].flatMap(({ textContent }) => textContent || []).join('\n')

/** The phase of a relay page, which decides about its spinner and its sign. */
export const phaseOf = ({ window }: Pick<Relay, 'window'>) => window.document.querySelector('main')!.dataset.phase

export const storedFlowOf = ({ window }: Relay) => window.sessionStorage.getItem(RELAY_KEY)

/** The first message with the callback. */
export const callbackOf = ({ channelMessages }: Pick<Relay, 'channelMessages'>): Message | undefined =>
  channelMessages.find(({ wiro }) => wiro === 'outcome')

/** The kinds of the messages, each once. */
export const kindsOf = (messages: readonly Message[]) => new Set(messages.map(({ wiro }) => wiro))

export const waitForNavigation = ({ window }: Relay, url = hubspotUrl) =>
  waitFor(
    `the window to go to ${url}`,
    () => window.location.href === url && window.document.readyState === 'complete',
    () => window.location.href,
  )

/** Sends a message and waits until the relay page has handled it: later listeners in its window run later. */
export async function sendAndWait(transport: Transport, relay: Relay, message: Message): Promise<void> {
  const { window, flow } = relay
  const target = transport === 'channel' ? new window.BroadcastChannel(flowChannelName(flow)) : window
  let isHandled = false
  target.addEventListener('message', () => void (isHandled = true))
  relay.send(transport, message)
  await waitFor(`the relay page to receive ${JSON.stringify(message)}`, () => isHandled)
}

/** Waits until all that a window has sent so far has arrived: a last message from the same window arrives after it. */
export async function waitForSentMessages(window: Window, flow: string): Promise<void> {
  const { channelMessages } = listenTo(flow)
  new (window as OwnWindow).BroadcastChannel(flowChannelName(flow)).postMessage({ wiro: 'last' })
  await waitFor('the last message of the window', () => kindsOf(channelMessages).has('last'))
}

export function closeAll(): void {
  for (const window of windows.splice(0)) window.close()
  for (const { channel, controller } of lines.splice(0)) {
    channel.close()
    controller.abort()
  }
}
