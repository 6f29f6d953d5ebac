/**
 * The note by which the relay page sends this tab back to the page that left for HubSpot. Loaded when a flow begins, so it
 * imports nothing of what every page loads.
 */
import type { RELAY_KEY, RELAY_TEXT_KEY } from '../protocol/relay-messages.js'
import type { removeReturnPath } from './redirect.js'

/** Where the note is in sessionStorage. */
export interface NotePlace {
  readonly key: typeof RELAY_KEY
  readonly textKey: typeof RELAY_TEXT_KEY
  readonly remove: typeof removeReturnPath
}

/**
 * Saves `<flow>!<path>`: the `!` marks that this browser began the flow, and the relay page appends the callback to the
 * path, before its hash. Returns `false` where storage is refused.
 */
export function saveReturnPath(flow: string, { key, textKey }: NotePlace): boolean {
  const { pathname, search, hash } = location
  try {
    sessionStorage.setItem(key, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    // The relay page goes on by itself, so it must not say that the window can be closed.
    sessionStorage.setItem(textKey, '…')
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
