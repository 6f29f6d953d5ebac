/**
 * The flow that a window belongs to, in the window's sessionStorage, so that it survives the way through HubSpot.
 * What reads or writes it throws where the browser blocks storage.
 */
import { RELAY_CALLBACK_KEY, RELAY_KEY, RELAY_TEXT_KEY, type RelayText } from '../protocol/relay-messages.js'
import { parseWords } from './words.js'

export interface StoredFlow {
  id: string
  /** A page has sent this window to HubSpot. Only such a window proves who started the flow. */
  wasSent: boolean
  /** The path to go back to, where the page itself went to HubSpot in this tab. */
  returnPath?: string | undefined
}

/** Parses `flow`, `flow!` (sent to HubSpot) and `flow!/path` (sent in the page's own tab). */
export function parseFlow(text: string): StoredFlow | undefined {
  const [, id, mark, returnPath] = /^([\w-]{22})(!)?(\/.*)?$/.exec(text) ?? []
  return id ? { id, wasSent: mark !== undefined, returnPath } : undefined
}

export const loadFlow = (): StoredFlow | undefined => parseFlow(sessionStorage.getItem(RELAY_KEY) ?? '')

export const saveWaitingFlow = (id: string): void => sessionStorage.setItem(RELAY_KEY, id)

/** Marks the flow as sent to HubSpot, and keeps the words of the page that sent it. */
export function saveSentFlow(id: string, words: RelayText): void {
  sessionStorage.setItem(RELAY_TEXT_KEY, JSON.stringify(words))
  sessionStorage.setItem(RELAY_KEY, id + '!')
}

/** Returns the words that were kept, checked again: other pages of the origin can write them too. */
export function loadWords(): RelayText {
  try {
    return parseWords(JSON.parse(sessionStorage.getItem(RELAY_TEXT_KEY)!))
  } catch {
    return parseWords(undefined)
  }
}

export const removeFlow = (): void => sessionStorage.removeItem(RELAY_KEY)

/** Leaves a callback for the page in this tab, whose router may clean its address. Returns whether storage took it. */
export function saveCallback(id: string, query: string): boolean {
  try {
    sessionStorage.setItem(RELAY_CALLBACK_KEY, id + query)
    return true
  } catch {
    return false
  }
}
