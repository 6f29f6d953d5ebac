/** Setting up an own HubSpot app is a piece of its own, fetched when it is first needed. Loaded on demand. */
import { loadPanelTexts } from './locales/texts.js'
import type { Panel } from './panel.js'
import type { Card } from './view.js'

let here: typeof import('./setup/setup.js') | undefined

/** A piece that did not come is asked for again the next time. */
export async function fetchSetup(language: string): Promise<boolean> {
  const pieces = Promise.all([import('./setup/setup.js'), loadPanelTexts(language)])
  here ??= await pieces.then(([piece]) => piece).catch(() => undefined)
  return !!here
}

/** No app is saved. Where connecting is turned off, or the piece is not there yet, the card says what it says at rest. */
export const setupView: Panel = (card: Card, base) => {
  if (card.disabled) return
  if (here) return here.setupView(card, base)
  void fetchSetup(card.language).then((came) => came && card.requestUpdate())
  return
}

export const setupPanel: Panel = (card: Card, base) => here?.setupView(card, base)
