/** Draws a case: makes its card, and operates it as a person would. */
import { render } from 'lit'
import type { Texts } from '../../src/card/locales/texts.js'
import type { Connector, State, WiroHubspotConnect } from '../../src/index.js'
import type { GalleryCase, Label } from './cases/case.js'

/** Returns a connector that stays in this state. */
export const fixedConnector = (state: State): Connector => ({
  state,
  subscribe: () => () => {},
  connect: async () => ({ outcome: 'cancelled' }),
  cancel: () => {},
  reportProblem: () => {},
  acceptAccount: () => {},
  startAgent: async () => ({ outcome: 'started' }),
  saveCredentials: async () => ({ outcome: 'refused' }),
  disconnect: async () => ({ outcome: 'kept' }),
  checkStatus: async () => state,
})

/** Returns a case's card. It draws in a microtask; by then it has its connector, and so it makes none. */
export function createCard({ state, name, properties, slots }: GalleryCase, connector = fixedConnector(state)) {
  const card = document.createElement('wiro-hubspot-connect')
  Object.assign(card, properties, { connector })
  card.dataset.shows = name
  if (slots) render(slots, card)
  return card
}

/** Presses the case's buttons in order, then types its text. Resolves when all of it is drawn. */
export async function operate(card: WiroHubspotConnect, { press: labels = [], type }: GalleryCase): Promise<void> {
  for (const label of labels) await press(card, label)
  if (type) await typeText(card, type)
  await card.updateComplete
}

async function press(card: WiroHubspotConnect, label: Label): Promise<void> {
  const button = await waitForContent(
    card,
    (root) => findButton(root, label, textsOf(card)) ?? findMore(root, label, textsOf(card)),
  )
  button.click()
  // In a row the button may stand behind *More*.
  if (button.ariaExpanded) await press(card, label)
}

function findButton(root: ShadowRoot, label: Label, texts: Texts): HTMLButtonElement | undefined {
  const text = labelIn(texts, label)
  return [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text)
}

/** Returns *More* of a row, if the button may stand behind it. */
function findMore(root: ShadowRoot, label: Label, texts: Texts): HTMLButtonElement | null {
  const isQuiet = Object.values<string | undefined>(texts.first.buttons).includes(labelIn(texts, label))
  return isQuiet ? root.querySelector<HTMLButtonElement>('button[aria-expanded=false]') : null
}

/** Texts that are loaded on demand may not be there yet. */
function labelIn(texts: Texts, label: Label): string | undefined {
  try {
    return label(texts)
  } catch {
    return undefined
  }
}

/** The card keeps its texts to itself; its views read them from the same place. */
const textsOf = (card: WiroHubspotConnect) => (card as unknown as { texts: Texts }).texts

async function typeText(card: WiroHubspotConnect, text: string): Promise<void> {
  const field = await waitForContent(card, (root) =>
    root.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input[part~=input]'),
  )
  field.value = text
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

/** Resolves to what `find` returns, as soon as the card contains it. */
async function waitForContent<T>(card: WiroHubspotConnect, find: (root: ShadowRoot) => T | null | undefined) {
  await card.updateComplete
  const root = card.shadowRoot!
  for (;;) {
    const found = find(root)
    if (found) return found
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve()
      })
      observer.observe(root, { childList: true, characterData: true, subtree: true })
    })
  }
}

/** Waits for what follows a press: a panel asks for its module, draws, and takes the focus, in a few turns. */
export async function settle(card: WiroHubspotConnect): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve))
    await card.updateComplete
  }
}
