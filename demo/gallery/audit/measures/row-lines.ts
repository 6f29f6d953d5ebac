/** How many lines of text a row has, and where its buttons stand. */
import { countLines, rectsOf, visibleTexts } from './visible-text.js'

export interface RowLines {
  lines: number
  /** The buttons stand beside the words, not below them. */
  isBeside: boolean
}

export const MOST_LINES = 3

export const isTooHigh = ({ lines, isBeside }: RowLines): boolean => isBeside && lines > MOST_LINES

/** Returns the lines of a card that is drawn as a row; `undefined` where a panel or a problem makes it a card. */
export function rowLines(card: HTMLElement): RowLines | undefined {
  const row = card.shadowRoot!.querySelector('[data-row]')
  if (!row) return
  const words = row.querySelector('[part~=words]')!
  const texts = visibleTexts(card).filter(
    (text) => words.contains(text) || text.parentElement!.closest('[slot^=agent], [slot=description]'),
  )
  return { lines: countLines(texts.flatMap((text) => rectsOf(text))), isBeside: isBeside(row, words) }
}

function isBeside(row: Element, words: Element): boolean {
  const actions = row.querySelector('[part~=actions]')!.getBoundingClientRect()
  const { top, bottom } = words.getBoundingClientRect()
  return actions.height > 0 && actions.top < bottom && actions.bottom > top
}
