/** The buttons of a card that is a row in a list: there is room for two. */
import type { Button } from './view.js'

/**
 * Returns the buttons of a row. Where they are more than two, the quiet ones follow `more`, and only while that is expanded.
 */
export function foldButtons(buttons: readonly Button[], more: Button): readonly Button[] {
  const quiet = buttons.filter(({ kind }) => kind === 'quiet')
  if (buttons.length <= 2 || !quiet.length) return buttons
  const others = buttons.filter(({ kind }) => kind !== 'quiet')
  return [...others, more, ...(more.expanded ? quiet : [])]
}
