/** Channels between the windows and tabs of an origin. */

/** Sends a message over a channel. Returns whether it left; never throws. */
export type Send = (message: unknown) => boolean

/**
 * Opens a channel until `signal` aborts, or until a message cannot be sent over it. The channel may be missing: some
 * browsers have none, and Firefox throws where cookies are blocked.
 */
export function openChannel(name: string, signal: AbortSignal, onmessage: (event: MessageEvent) => void): Send {
  let channel: BroadcastChannel | undefined
  const close = () => channel?.close()
  try {
    channel = Object.assign(new BroadcastChannel(name), { onmessage })
  } catch {
    // Nothing is heard, and nothing leaves.
  }
  signal.addEventListener('abort', close)
  return (message) => {
    try {
      channel!.postMessage(message)
      return true
    } catch {
      close()
      return false
    }
  }
}
