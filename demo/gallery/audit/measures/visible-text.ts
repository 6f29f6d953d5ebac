/** The text that a card shows, with where it stands. */

/** What is in the tree, but not in front of anybody: what only screen readers say, and what is typed. */
const UNSEEN = 'style, script, option, textarea, [part=announcement]'

/** Returns the text nodes of a card that a person sees, those of a host's own content included. */
export function visibleTexts(card: HTMLElement): Text[] {
  return [card.shadowRoot!, card].flatMap((root) => textsIn(root))
}

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (text.data.trim() && isVisible(text.parentElement)) found.push(text)
  }
  return found
}

const isVisible = (element: Element | null): boolean =>
  !!element && !element.closest(UNSEEN) && withBox(element).checkVisibility({ visibilityProperty: true })

/** A slot has no box of its own. */
const withBox = (element: Element): Element =>
  getComputedStyle(element).display === 'contents' && element.parentElement ? withBox(element.parentElement) : element

/** Returns the boxes of a text, one for each line that it takes. */
export function rectsOf(text: Text, start = 0, end = text.length): DOMRect[] {
  const range = document.createRange()
  range.setStart(text, start)
  range.setEnd(text, end)
  return [...range.getClientRects()].filter(({ width }) => width)
}

/** Returns how many lines these boxes take: a box whose middle is within a line belongs to it. */
export function countLines(rects: readonly Pick<DOMRect, 'top' | 'bottom'>[]): number {
  const sorted = [...rects].sort((a, b) => a.top - b.top)
  let [count, bottom] = [0, -Infinity]
  for (const rect of sorted) {
    const isNewLine = (rect.top + rect.bottom) / 2 > bottom
    if (isNewLine) count++
    bottom = isNewLine ? rect.bottom : Math.max(bottom, rect.bottom)
  }
  return count
}
