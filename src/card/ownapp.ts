/** Setting up an own HubSpot app is a piece of its own, fetched when it is first needed. Loaded on demand. */
import type { Card, Over, Panel } from './view.js'

let here: typeof import('./setup/setup.js') | undefined

/** A piece that did not come is asked for again the next time. */
export async function fetchSetup(): Promise<boolean> {
  here ??= await import('./setup/setup.js').catch(() => undefined)
  return !!here
}

/** No app is saved. Where connecting is turned off, or the piece is not there yet, the card says what it says at rest. */
export const setupView: Over = (card: Card, base, html, fill) => {
  if (card.disabled) return
  if (here) return here.setupView(card, base, html, fill)
  void fetchSetup().then((came) => came && card.requestUpdate())
  return
}

export const setupPanel: Panel = (card: Card, base, html, fill) => here?.setupView(card, base, html, fill)

/** Opens it over a problem. */
export const openSetup = (card: Card): Promise<void> => card.open('setup')
