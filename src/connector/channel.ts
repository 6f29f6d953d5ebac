/** Channels between the windows and tabs of an origin. */

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
