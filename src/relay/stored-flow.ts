/**
 * The flow that a window belongs to, in the window's sessionStorage, so that it survives the way through HubSpot.
 * What reads or writes it throws where the browser blocks storage.
 */
import { RELAY_KEY, RELAY_TEXT_KEY } from '../protocol/relay-messages.js'

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

/** Marks the flow as sent to HubSpot, and keeps the sentence that the window closes with. */
export function saveSentFlow(id: string, closingText: string): void {
  sessionStorage.setItem(RELAY_KEY, id + '!')
  sessionStorage.setItem(RELAY_TEXT_KEY, closingText)
}

export const loadClosingText = (): string | null => sessionStorage.getItem(RELAY_TEXT_KEY)

export const removeFlow = (): void => sessionStorage.removeItem(RELAY_KEY)
