/** A relay in a window of its own, as a page opens it, and what is heard of it. */
import { waitUntil } from '@open-wc/testing'
import { newFlow } from '../../src/connector/platform.js'
import { flowChannelName, RELAY_KEY } from '../../src/protocol/relay-messages.js'

export type Said = Record<string, unknown>
export type Transport = 'channel' | 'window'

type Inside = Window & typeof globalThis

export interface Relay {
  flow: string
  window: Inside
  /** What it said, by transport. */
  channel: Said[]
  messages: Said[]
  /** Says something about its flow to it. */
  tell(over: Transport, word: Said): void
}

interface Line {
  broadcast: BroadcastChannel
  channel: Said[]
  messages: Said[]
  stop: AbortController
}

/** Where HubSpot would be: on loopback, and readable from here. */
export const landing = new URL('/test/relay/landing.html', location.href).href

export const textKey = RELAY_KEY + ':text'

const lines: Line[] = []
const windows: Window[] = []

export const until = (is: () => unknown, what: string, timeout = 4_000) =>
  waitUntil(is, what, { interval: 10, timeout })

/** Listens to a flow on both transports. */
export function listenTo(flow: string): Line {
  const line = {
    broadcast: new BroadcastChannel(flowChannelName(flow)),
    channel: [],
    messages: [],
    stop: new AbortController(),
  }
  const { broadcast, channel, messages, stop }: Line = line
  broadcast.onmessage = ({ data }) => void channel.push(data)
  const hear = ({ data, source }: MessageEvent) => void (data?.flow === flow && messages.push({ ...data, source }))
  addEventListener('message', hear, { signal: stop.signal })
  lines.push(line)
  return line
}

function relayAt(address: string, flow: string): Relay {
  const { broadcast, channel, messages } = listenTo(flow)
  const window = open(address) as Inside
  windows.push(window)
  const tell = (over: Transport, word: Said) => (over === 'channel' ? broadcast : window).postMessage({ ...word, flow })
  return { flow, window, channel, messages, tell }
}

export const loaded = ({ window }: Relay, path = '/relay') =>
  until(
    () => window.location.pathname === path && window.document.readyState === 'complete',
    'The relay should have loaded.',
  )

/** As a page opens it; its script has run. */
export async function opened(path = '/relay', flow = newFlow(), hash = '#' + flow): Promise<Relay> {
  const relay = relayAt(path + hash, flow)
  await loaded(relay, new URL(path, location.href).pathname)
  return relay
}

/** As HubSpot sends it back: a window has a copy of what the page that opened it keeps. */
export async function returned(query: string, text = '', mark = '!', path = '/relay'): Promise<Relay> {
  const flow = newFlow()
  sessionStorage.setItem(RELAY_KEY, flow + mark)
  sessionStorage.setItem(textKey, text)
  const relay = relayAt(path + query, flow)
  sessionStorage.clear()
  await until(() => relay.channel.length, 'The relay should say what it brought.', 8_000)
  await loaded(relay, path.split('?')[0])
  return relay
}

/** Without a handle on the window, and without an opener in it. */
export async function openedUnheld(flow: string) {
  const line = listenTo(flow)
  const orders = new BroadcastChannel('landing')
  const landed = nextLanding()
  open('/relay#' + flow, '_blank', 'noopener')
  await until(() => line.channel.length, 'The relay should be ready.')
  return { ...line, landed, order: (what: string) => orders.postMessage(what) }
}

/** Whether a window that arrives where HubSpot would be has an opener, and at which address. */
export const nextLanding = (): Promise<unknown> =>
  new Promise((resolve) => {
    const channel = new BroadcastChannel('landed')
    channel.onmessage = ({ data }) => {
      channel.close()
      resolve(data)
    }
  })

export const textOf = ({ window }: Relay) => window.document.querySelector('p')!.textContent

export const keptBy = ({ window }: Relay) => window.sessionStorage.getItem(RELAY_KEY)

/** It has been sent where HubSpot would be. */
export const away = ({ window }: Relay, url = landing) =>
  until(() => window.location.href === url && window.document.readyState === 'complete', `It should go to ${url}.`)

/** Tells it something, and waits until it has heard it: whoever listens later in its window hears it later. */
export async function toldOver(over: Transport, relay: Relay, word: Said): Promise<void> {
  const { window, flow } = relay
  const target = over === 'channel' ? new window.BroadcastChannel(flowChannelName(flow)) : window
  let heard = false
  target.addEventListener('message', () => void (heard = true))
  relay.tell(over, word)
  await until(() => heard, 'The relay should hear it.')
}

/** Whatever a window had to say by now has arrived: what is sent after it, from that window, has too. */
export async function heardOut(window: Window, flow: string): Promise<void> {
  const { channel } = listenTo(flow)
  const own = new (window as Inside).BroadcastChannel(flowChannelName(flow))
  own.postMessage({ wiro: 'mark' })
  await until(() => channel.some(({ wiro }) => wiro === 'mark'), 'The mark should arrive.')
}

export function closeAll(): void {
  for (const window of windows.splice(0)) window.close()
  for (const { broadcast, stop } of lines.splice(0)) {
    broadcast.close()
    stop.abort()
  }
}
