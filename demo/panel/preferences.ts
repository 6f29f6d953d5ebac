/** What the panel and the card remember in this browser. */
import { RELAY_KEY } from '../../src/protocol/relay-messages.js'

/** Begins the names of what belongs to the panel. */
const PREFIX = 'demo '

export function loadPreference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function savePreference(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Without storage the panel opens with its defaults.
  }
}

/** Removes what the card has stored. Other pages of this origin may have stored something too. */
export function clearCardStorage(): void {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      for (const name of Object.keys(storage)) if (name.startsWith(RELAY_KEY)) storage.removeItem(name)
    }
  } catch {
    // Without storage there is nothing to clear.
  }
}
