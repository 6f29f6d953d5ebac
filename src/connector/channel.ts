/**
 * The page's end of the line to its relay: the window's messages and a BroadcastChannel, both heard at once, since
 * HubSpot's pages or COOP may cut the first and a partitioned frame the second.
 */
import { flowChannelName, parseRelayMessage, type RelayMessage, type PageMessage } from '../protocol/relay-messages.js'

export type Reply = (message: PageMessage) => void

/** How long a `ready` from the window waits for the same over the channel, in milliseconds: one `go` is enough. */
const preference = 100

/** A channel, where there is one; it closes with `signal`. */
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
 * Hears what a relay on `origin` says about `flow`, with a reply on the transport it was heard on, until `signal`.
 * Answers the channel, to say what needs no reply.
 */
export function listen(
  flow: string,
  origin: string,
  signal: AbortSignal,
  hear: (message: RelayMessage, reply: Reply, overChannel: boolean) => void,
): BroadcastChannel | undefined {
  let overChannel = false
  addEventListener(
    'message',
    ({ data, origin: from, source }) => {
      const message = from === origin && source && parseRelayMessage(data, flow)
      if (!message) return
      const answer = () => {
        if (overChannel || signal.aborted) return
        hear(message, (reply) => source.postMessage(reply, { targetOrigin: origin }), false)
      }
      setTimeout(answer, message.wiro === 'ready' ? preference : 0)
    },
    { signal },
  )
  const channel = openChannel(flowChannelName(flow), signal, ({ data }) => {
    const message = parseRelayMessage(data, flow)
    overChannel ||= !!message
    if (message) hear(message, (reply) => channel!.postMessage(reply), true)
  })
  return channel
}
