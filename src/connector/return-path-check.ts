/** Compares the path on which HubSpot's window opens with the path to which it comes back. Loaded when a flow begins. */
import { parseSafeUrl } from '../protocol/safe-url.js'

/** Gives a hint where the paths differ. No flow waits for it or fails, since a proxy may serve the relay page on both. */
export async function compareReturnPath(redirectUrl: string, relay: URL): Promise<void> {
  const back = parseSafeUrl(redirectUrl)
  if (!back || back.pathname === relay.pathname) return
  const hints = await import('./developer-hints.js').catch(() => undefined)
  hints?.warnOfReturnPath(back, relay)
}
