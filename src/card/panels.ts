/** What a person opens over a state, and closes, with the focus taken there and given back. Loaded on demand. */
import { fetchSetup, setupPanel } from './ownapp.js'
import { shownOver } from './over.js'
import type { Panel, PanelName } from './view.js'
import { askPanel } from './views/asking.js'
import { guidePanel } from './views/guide.js'
import { confirmView } from './views/parting.js'
import { answerPanel, questionPanel } from './views/question.js'

/** Words that few will read are fetched when they are asked for, and again where they did not come. */
const help = () => import('./help.js').then((piece) => piece.help)

/** Who has to act on a code: the one table is the flow's. */
const owners = () => import('../connector/later.js').then(({ ownerOf }) => ownerOf)

const panels: Record<PanelName, () => Promise<Panel | undefined>> = {
  confirm: async () => confirmView,
  ask: async () => askPanel(await help()),
  question: async () => questionPanel,
  answer: async () => answerPanel,
  guide: async () => guidePanel(...(await Promise.all([help(), owners()]))),
  setup: async () => ((await fetchSetup()) ? setupPanel : undefined),
}

/** The element, as far as it is opened. */
interface Opened {
  panel: Panel | PanelName | undefined
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
}

/** The button that was pressed first, by its words: it is another element when the focus is given back. */
const pressed = new WeakMap<Opened, string | null | undefined>()

/**
 * What the card was told to open is there once it is loaded, unless the state has changed since, which closes it. The
 * focus goes to what a panel marks, else to its last button, which leads nowhere else; back to where it came from.
 */
export async function open(card: Opened, panel?: PanelName | Panel): Promise<void> {
  const root = card.renderRoot as ShadowRoot
  if (typeof panel === 'string') {
    if (!shownOver(card)) pressed.set(card, root.activeElement?.textContent)
    const next = await panels[panel]().catch(() => undefined)
    if (card.panel !== panel) return
    card.panel = next ?? shownOver(card)
    if (!next) return
  }
  await card.updateComplete
  const buttons = [...root.querySelectorAll<HTMLElement>('[part=actions] > *')]
  const from =
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === pressed.get(card)) ?? buttons[0]
  const target = card.panel ? (root.querySelector<HTMLElement>('[data-focus]') ?? buttons.at(-1)) : from
  target?.focus()
}
