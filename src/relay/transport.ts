/**
 * Messages between the relay page and the page that opened its window. There are two transports, since each can be cut:
 * the opener's `postMessage`, by a Cross-Origin-Opener-Policy, and a BroadcastChannel, by a page on another origin.
 */
import { flowChannelName } from '../protocol/relay-messages.js'
import { readSetting } from './page.js'
import { removeFlow } from './stored-flow.js'
import type { FinalVerdict } from './verdict.js'

type OutgoingMessage =
  { wiro: 'ready' | 'blocked' | 'returned' } | ({ wiro: 'outcome'; query: string } & Partial<FinalVerdict>)

/** A message from a page, about this window's flow. Its other fields are unchecked. */
export type IncomingMessage = Record<string, unknown>

type OnMessage = (message: IncomingMessage) => void

const REPEAT_MS = 500

/** The relay page's own origin, and those that the host lists. */
const pageOrigins = `${location.origin} ${readSetting('pages')}`.trim().split(/\s+/)

/**
 * Sends a message about `flow` on both transports every 500 ms, since the page may not listen yet. Closes the window when
 * the page answers `ack` or `stop`. Passes every answer on, these two as well, since a browser may keep the window open.
 * Returns a function that ends the repetition.
 */
export function broadcast(flow: string, message: OutgoingMessage, onMessage: OnMessage): () => void {
  const channel = openChannel(flow)
  const send = () => sendOnce(flow, message, channel)
  const timer = setInterval(send, REPEAT_MS)

  const receive = (data: IncomingMessage | null) => {
    if (data?.flow !== flow) return
    onMessage(data)
    if (!isEnd(data)) return
    clearInterval(timer)
    close()
    removeFlow()
  }
  if (channel) channel.onmessage = ({ data }: MessageEvent<IncomingMessage | null>) => receive(data)
  onmessage = ({ data, origin }: MessageEvent<IncomingMessage | null>) => {
    if (pageOrigins.includes(origin)) receive(data)
  }

  send()
  return () => clearInterval(timer)
}

/** The page wants nothing more of this window. */
export const isEnd = ({ wiro }: IncomingMessage): boolean => wiro === 'ack' || wiro === 'stop'

/** Returns `undefined` where there is no channel: some browsers have none, and Firefox throws where cookies are blocked. */
function openChannel(flow: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(flowChannelName(flow))
  } catch {
    return
  }
}

/** Sends a message about `flow` on both transports, and expects no answer. */
export function sendOnce(flow: string, message: OutgoingMessage, channel = openChannel(flow)): void {
  const data = { ...message, flow }
  try {
    channel?.postMessage(data)
  } catch {
    // The opener's transport has to do.
  }
  // The browser delivers to a listed origin alone: an opener that went to another site learns nothing.
  for (const origin of pageOrigins) (opener as Window | null)?.postMessage(data, origin)
}
