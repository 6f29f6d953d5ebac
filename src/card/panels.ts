/** What a person opens over a state, and closes, with the focus taken there and given back. Loaded on demand. */
import type { Panel, PanelName } from './view.js'
import { confirmView } from './views/parting.js'

const panels: Record<PanelName, Panel> = {
  confirm: confirmView,
}

/** The element, as far as it is opened. */
interface Opened {
  panel: Panel | undefined
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
}

/** The button that was pressed first, by its words: it is another element when the focus is given back. */
const pressed = new WeakMap<Opened, string | null | undefined>()

/** The focus goes to what a panel marks, else to its last button, which leads nowhere else; back to where it came from. */
export async function open(card: Opened, panel?: PanelName | Panel): Promise<void> {
  const root = card.renderRoot as ShadowRoot
  if (!card.panel) pressed.set(card, root.activeElement?.textContent)
  card.panel = typeof panel === 'string' ? panels[panel] : panel
  await card.updateComplete
  const buttons = [...root.querySelectorAll<HTMLElement>('[part=actions] > *')]
  const from =
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === pressed.get(card)) ?? buttons[0]
  const target = card.panel ? (root.querySelector<HTMLElement>('[data-focus]') ?? buttons.at(-1)) : from
  target?.focus()
}
