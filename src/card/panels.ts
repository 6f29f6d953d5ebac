/** What a person opens over a state, and closes, with the focus taken there and given back. Loaded on demand. */
import { fetchSetup, setupPanel } from './ownapp.js'
import { shownOver } from './over.js'
import { loadPanelTexts } from './locales/texts.js'
import type { Panel, PanelName } from './panel.js'
import { askPanel } from './views/asking.js'
import { guidePanel } from './views/guide.js'
import { confirmView } from './views/parting.js'
import { answerPanel, questionPanel } from './views/question.js'

/** Who has to act on a code: the one table is the flow's. */
const owners = () => import('../connector/later.js').then(({ ownerOf }) => ownerOf)

const panels: Record<PanelName, (language: string) => Promise<Panel | undefined>> = {
  disconnect: async () => confirmView,
  askAdmin: async () => askPanel(),
  question: async () => questionPanel,
  answer: async () => answerPanel,
  troubleshoot: async () => guidePanel(await owners()),
  setup: async (language) => ((await fetchSetup(language)) ? setupPanel : undefined),
}

/** The panel and its texts, asked for at once. */
async function load(panel: PanelName, language: string): Promise<Panel | undefined> {
  const [loaded] = await Promise.all([panels[panel](language), loadPanelTexts(language)])
  return loaded
}

/** The element, as far as it is opened. */
interface Opened {
  panel: Panel | PanelName | undefined
  readonly language: string
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
}

/** The panel that the button which was pressed first opens: it is another element when the focus is given back. */
const pressed = new WeakMap<Opened, string | undefined>()

/**
 * What the card was told to open is there once it is loaded, unless the state has changed since, which closes it. The
 * focus goes to what a panel marks, else to its last button, which leads nowhere else; back to where it came from.
 */
export async function open(card: Opened, panel?: PanelName | Panel): Promise<void> {
  const root = card.renderRoot as ShadowRoot
  if (typeof panel === 'string') {
    if (!shownOver(card)) pressed.set(card, (root.activeElement as HTMLElement | null)?.dataset.opens)
    const next = await load(panel, card.language).catch(() => undefined)
    if (card.panel !== panel) return
    card.panel = next ?? shownOver(card)
    if (!next) return
  }
  await card.updateComplete
  const buttons = [...root.querySelectorAll<HTMLElement>('[part=actions] > *')]
  const from =
    [...root.querySelectorAll('button')].find(({ dataset }) => dataset.opens === (pressed.get(card) ?? '')) ??
    buttons[0]
  const target = card.panel ? (root.querySelector<HTMLElement>('[data-focus]') ?? buttons.at(-1)) : from
  target?.focus()
}
