/** What the panel remembers of a person, in this browser. */

/** Begins the names of what belongs to the panel; all other names are the card's. */
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

/** Removes everything that the card has stored for this origin. */
export function clearCardStorage(): void {
  try {
    sessionStorage.clear()
    for (const name of Object.keys(localStorage)) if (!name.startsWith(PREFIX)) localStorage.removeItem(name)
  } catch {
    // Without storage there is nothing to clear.
  }
}
