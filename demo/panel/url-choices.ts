/** Keeps the panel's choices for this page in its URL, so that they survive a reload and can be shared. */

const searchParams = () => new URLSearchParams(location.search)

/** Returns a choice, or `''`. */
export const chosen = (name: string): string => searchParams().get(name) ?? ''
/** Returns all values of a choice. */
export const allChosen = (name: string): string[] => searchParams().getAll(name)

/** Returns the names of all choices. */
export const chosenNames = (): string[] => [...new Set(searchParams().keys())]

/** Sets a choice. Without a value, or with an empty one, the parameter is removed; other parameters stay. */
export function choose(name: string, ...values: string[]): void {
  const url = new URL(location.href)
  url.searchParams.delete(name)
  for (const value of values) if (value) url.searchParams.append(name, value)
  history.replaceState(history.state, '', url)
}
