/** Loads the hints for a page's developer when there is one to give. */
type DeveloperHints = typeof import('./developer-hints.js')

/** Gives a hint on the console. Nobody waits for it: where the hints cannot be loaded, the card shows the problem. */
export const warnDeveloper = (giveHint: (hints: DeveloperHints) => void): void =>
  void import('./developer-hints.js').then(giveHint, () => {})
