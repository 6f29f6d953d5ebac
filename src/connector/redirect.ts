/**
 * The same-tab mode: the note in sessionStorage by which the relay page sends this tab back to the page that left for
 * HubSpot. redirect-callback.ts reads what it brings back.
 */
import { RELAY_KEY, RELAY_TEXT_KEY } from '../protocol/relay-messages.js'

/** Returns whether this tab may go to HubSpot: a frame may not, and a relay page on another origin cannot read the note. */
export const canLeaveTab = (relay: URL | undefined): boolean => self === top && relay?.origin === location.origin

/**
 * Saves `<flow>!<path>`: the `!` marks that this browser began the flow, and the relay page appends the callback to the
 * path, before its hash. Returns `false` where storage is refused.
 */
export function saveReturnPath(flow: string): boolean {
  const { pathname, search, hash } = location
  try {
    sessionStorage.setItem(RELAY_KEY, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    // The relay page goes on by itself, so it must not say that the window can be closed.
    sessionStorage.setItem(RELAY_TEXT_KEY, '…')
    return true
  } catch {
    return false
  }
}

/** Removes the note. A window that opens gets a copy of this tab's storage, and its relay page would follow the note. */
export function removeReturnPath(): void {
  try {
    sessionStorage.removeItem(RELAY_KEY)
    sessionStorage.removeItem(RELAY_TEXT_KEY)
  } catch {
    // Storage is refused, so it holds no note.
  }
}

/** Removes the note if it is the flow's, and returns whether it was. */
export function takeReturnPath(flow: string): boolean {
  const isOwn = !!sessionStorage.getItem(RELAY_KEY)?.startsWith(flow + '!')
  if (isOwn) removeReturnPath()
  return isOwn
}
