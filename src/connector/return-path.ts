/** The note in sessionStorage by which the relay page sends this tab back to the page that left for HubSpot. */
import { RELAY_CALLBACK_KEY, RELAY_KEY, RELAY_TEXT_KEY, type RelayText } from '../protocol/relay-messages.js'
import { removeReturnPath } from './redirect.js'

/**
 * Saves `<flow>!<path>`: the `!` marks that this browser began the flow. The path ends in the `?` or `&` behind which the relay
 * page puts the callback, before the hash, where it cannot leave it in storage. Beside it, what the relay page says
 * meanwhile. Returns `false` where storage is refused.
 */
export function saveReturnPath(flow: string, text: RelayText | undefined): boolean {
  const { pathname, search, hash } = location
  removeReturnPath()
  try {
    sessionStorage.setItem(RELAY_KEY, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    sessionStorage.setItem(RELAY_TEXT_KEY, JSON.stringify({ ...text, finishing: text?.goingBack ?? text?.finishing }))
    return true
  } catch {
    return false
  }
}

/** Returns the callback that the relay page left for the flow. Throws where the browser withdraws the storage. */
export function loadStoredCallback(flow: string): string | undefined {
  const stored = sessionStorage.getItem(RELAY_CALLBACK_KEY)
  return stored?.startsWith(flow) ? stored.slice(flow.length) : undefined
}

/** Removes the note if it is the flow's, with the callback, and returns whether it was. */
export function takeReturnPath(flow: string): boolean {
  const isOwn = !!sessionStorage.getItem(RELAY_KEY)?.startsWith(flow + '!')
  if (isOwn) removeReturnPath()
  return isOwn
}
