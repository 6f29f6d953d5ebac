/**
 * The page's end of the connection to its relay page. It listens to window messages and to a BroadcastChannel at once,
 * because COOP on HubSpot's pages can cut the first and a partitioned frame the second.
 */
import { flowChannelName, parseRelayMessage, type PageMessage, type RelayMessage } from '../protocol/relay-messages.js'

export type Reply = (message: PageMessage) => void

export interface ReceivedMessage {
  message: RelayMessage
  /** Answers on the transport that the message came by. */
  reply: Reply
  isOverChannel: boolean
}

/** How long a `ready` from the window waits for the same message over the channel: one answer is enough. */
const CHANNEL_FIRST_MS = 100

/** Opens a channel that closes with `signal`; returns `undefined` where the browser has no BroadcastChannel. */
export function openChannel(
  name: string,
  signal: AbortSignal,
  onmessage: (event: MessageEvent) => void,
): BroadcastChannel | undefined {
  if (!('BroadcastChannel' in self)) return
  const channel = Object.assign(new BroadcastChannel(name), { onmessage })
  signal.addEventListener('abort', () => channel.close())
  return channel
}

/**
 * Passes each message about `flow` from a relay page on `origin` to `onMessage`, until `signal` aborts. Returns the
 * channel, for messages that answer none.
 */
export function listenToRelay(
  flow: string,
  origin: string,
  signal: AbortSignal,
  onMessage: (received: ReceivedMessage) => void,
): BroadcastChannel | undefined {
  let hasChannelSpoken = false
  const channel = openChannel(flowChannelName(flow), signal, ({ data }) => {
    const message = parseRelayMessage(data, flow)
    if (!message) return
    hasChannelSpoken = true
    onMessage({ message, reply: (answer) => channel!.postMessage(answer), isOverChannel: true })
  })
  const handleWindowMessage = ({ data, origin: sender, source }: MessageEvent) => {
    const message = sender === origin && source && parseRelayMessage(data, flow)
    if (!message) return
    const pass = () => {
      if (hasChannelSpoken || signal.aborted) return
      const reply: Reply = (answer) => source.postMessage(answer, { targetOrigin: origin })
      onMessage({ message, reply, isOverChannel: false })
    }
    setTimeout(pass, message.wiro === 'ready' ? CHANNEL_FIRST_MS : 0)
  }
  addEventListener('message', handleWindowMessage, { signal })
  return channel
}
