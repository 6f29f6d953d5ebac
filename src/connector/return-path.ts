/**
 * The note by which the relay page sends this tab back to the page that left for HubSpot. Loaded when a flow begins, so it
 * imports nothing of what every page loads.
 */
import type { RELAY_KEY, RELAY_TEXT_KEY, RelayText } from '../protocol/relay-messages.js'
import type { removeReturnPath } from './redirect.js'

/** Where the note is in sessionStorage. */
export interface NotePlace {
  readonly key: typeof RELAY_KEY
  readonly textKey: typeof RELAY_TEXT_KEY
  readonly remove: typeof removeReturnPath
}

/**
 * Saves `<flow>!<path>`: the `!` marks that this browser began the flow, and the relay page appends the callback to the
 * path, before its hash. Beside it, what the relay page says meanwhile. Returns `false` where storage is refused.
 */
export function saveReturnPath(flow: string, text: RelayText | undefined, { key, textKey }: NotePlace): boolean {
  const { pathname, search, hash } = location
  try {
    sessionStorage.setItem(key, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    sessionStorage.setItem(textKey, JSON.stringify({ ...text, finishing: text?.goingBack ?? text?.finishing }))
    return true
  } catch {
    return false
  }
}

/** Removes the note if it is the flow's, and returns whether it was. */
export function takeReturnPath(flow: string, { key, remove }: NotePlace): boolean {
  const isOwn = !!sessionStorage.getItem(key)?.startsWith(flow + '!')
  if (isOwn) remove()
  return isOwn
}
