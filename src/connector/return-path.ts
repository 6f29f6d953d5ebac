/**
 * The note by which the relay page sends this tab back to the page that left for HubSpot. Loaded when a flow begins, so it
 * imports nothing of what every page loads.
 */
import type { RELAY_CALLBACK_KEY, RELAY_KEY, RELAY_TEXT_KEY, RelayText } from '../protocol/relay-messages.js'
import type { removeReturnPath } from './redirect.js'

/** Where the note is in sessionStorage. */
export interface NotePlace {
  readonly key: typeof RELAY_KEY
  readonly textKey: typeof RELAY_TEXT_KEY
  readonly callbackKey: typeof RELAY_CALLBACK_KEY
  readonly remove: typeof removeReturnPath
}

/**
 * Saves `<flow>!<path>`: the `!` marks that this browser began the flow. The path ends in the `?` or `&` behind which the relay
 * page puts the callback, before the hash, where it cannot leave it in storage. Beside it, what the relay page says
 * meanwhile. Returns `false` where storage is refused.
 */
export function saveReturnPath(
  flow: string,
  text: RelayText | undefined,
  { key, textKey, remove }: NotePlace,
): boolean {
  const { pathname, search, hash } = location
  remove()
  try {
    sessionStorage.setItem(key, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    sessionStorage.setItem(textKey, JSON.stringify({ ...text, finishing: text?.goingBack ?? text?.finishing }))
    return true
  } catch {
    return false
  }
}

/** Returns the callback that the relay page left for the flow. Throws where the browser withdraws the storage. */
export function loadStoredCallback(flow: string, { callbackKey }: NotePlace): string | undefined {
  const stored = sessionStorage.getItem(callbackKey)
  return stored?.startsWith(flow) ? stored.slice(flow.length) : undefined
}

/** Removes the note if it is the flow's, with the callback, and returns whether it was. */
export function takeReturnPath(flow: string, { key, remove }: NotePlace): boolean {
  const isOwn = !!sessionStorage.getItem(key)?.startsWith(flow + '!')
  if (isOwn) remove()
  return isOwn
}
