/** A flow has waited in its window for long: the question about HubSpot's page, and the last minutes. Loaded on demand. */
import { questionLink } from '../templates.js'
import type { View } from '../view.js'
import { warningIcon } from '../warning-icon.js'
import { windowButtons, type ProgressCard } from './window-buttons.js'

/** When a flow is about to expire. */
const EXPIRING_MS = 2 * 60_000

/** Returns what is drawn in place of `view`, the waiting flow; `undefined` before the wait is long. */
export function longWaitView(card: ProgressCard, view: View): View | undefined {
  const { expiresAt, lingering } = card.state.flow
  if (+expiresAt - Date.now() < EXPIRING_MS) return expiringView(card)
  if (!lingering || card.panel) return
  const { lingering: texts, questionLink: label } = card.texts.problems
  return { ...view, note: texts.note<unknown>({ note: view.note, link: questionLink(card, label) }) }
}

/** Opening the window again would not help any more, while starting again gives more time. */
function expiringView(card: ProgressCard): View {
  const { status, text, note, restart } = card.texts.problems.expiring
  const buttons = windowButtons(card, { label: restart, press: () => card.connect({ restart: true }) })
  return { tone: 'caution', icon: warningIcon, status, text, note, buttons }
}
