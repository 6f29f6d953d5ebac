/**
 * The same-tab mode: the note in sessionStorage by which the relay page sends this tab back to the page that left for
 * HubSpot. return-path.ts writes it, and redirect-callback.ts reads what it brings back.
 */
import { RELAY_CALLBACK_KEY, RELAY_KEY, RELAY_TEXT_KEY } from '../protocol/relay-messages.js'

/** Returns whether this tab may go to HubSpot: a frame may not, and a relay page on another origin cannot read the note. */
export const canLeaveTab = (relay: URL | undefined): boolean => self === top && relay?.origin === location.origin

/**
 * Removes the note, and a callback that was brought back by it. A window that opens gets a copy of this tab's storage, and
 * its relay page would follow the note.
 */
export function removeReturnPath(): void {
  try {
    for (const key of [RELAY_KEY, RELAY_TEXT_KEY, RELAY_CALLBACK_KEY]) sessionStorage.removeItem(key)
  } catch {
    // Storage is refused, so it holds no note.
  }
}
