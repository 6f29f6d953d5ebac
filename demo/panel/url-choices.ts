/** What is chosen in the panel for this page alone is in its address: a reload keeps it, and it can be passed on. */

const parameters = () => new URLSearchParams(location.search)

export const chosen = (name: string): string => parameters().get(name) ?? ''
export const allChosen = (name: string): string[] => parameters().getAll(name)

/** An empty value leaves the parameter out; what others put into the address stays. */
export function choose(name: string, ...values: string[]): void {
  const url = new URL(location.href)
  url.searchParams.delete(name)
  for (const value of values) if (value) url.searchParams.append(name, value)
  history.replaceState(history.state, '', url)
}
