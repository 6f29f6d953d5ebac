/**
 * The page's end of the connection to its relay page. It listens to window messages and to a BroadcastChannel at once,
 * because COOP on HubSpot's pages can cut the first and a partitioned frame the second. Loaded when a flow begins.
 */
import { parseRelayMessage } from '../protocol/relay-message-parser.js'
import type { PageMessage, RelayMessage } from '../protocol/relay-messages.js'
import { openChannel, type Send } from './channel.js'

export type Reply = (message: PageMessage) => unknown

export interface ReceivedMessage {
  message: RelayMessage
  /** Answers on the transport that the message came by. */
  reply: Reply
  isOverChannel: boolean
}

/** Where the messages about a flow come from. */
interface RelaySource {
  flow: string
  /** The relay page's. */
  origin: string
  channelName: string
}

/** How long a `ready` from the window waits for the same message over the channel: one answer is enough. */
const CHANNEL_FIRST_MS = 100

/**
 * Passes each message about the flow from its relay page to `onMessage`, until `signal` aborts. Returns what sends over
 * the channel, for messages that answer none.
 */
export function listenToRelay(
  { flow, origin, channelName }: RelaySource,
  signal: AbortSignal,
  onMessage: (received: ReceivedMessage) => void,
): Send {
  let hasChannelSpoken = false
  const send = openChannel(channelName, signal, ({ data }) => {
    const message = parseRelayMessage(data, flow)
    if (!message) return
    hasChannelSpoken = true
    // The relay page repeats what is not answered, and the window takes over.
    onMessage({ message, reply: (answer) => (hasChannelSpoken = send(answer)), isOverChannel: true })
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
  return send
}
