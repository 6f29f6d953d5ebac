/** What a screen reader says of a change: the lines of a card's live regions that are new or have changed. */

const LIVE = '[role=status], [role=alert]'
const LINE = 'p, h3, slot > *'

export interface Listening {
  /** Returns what was said since the last call, line by line. */
  take(): string[]
}

/**
 * Listens to a card's live regions. None is atomic: each line is said when it is put in or its text changes, and one that
 * goes is not. What is `aria-live="off"` is silent.
 */
export function listen(card: HTMLElement): Listening {
  const root = card.shadowRoot!
  const observer = new MutationObserver(() => {})
  observer.observe(root, { characterData: true, childList: true, subtree: true })
  return { take: () => spokenLines(observer.takeRecords()) }
}

function spokenLines(records: readonly MutationRecord[]): string[] {
  const nodes = records.flatMap(({ type, target, addedNodes }) => (type === 'childList' ? [...addedNodes] : [target]))
  const lines = new Set(nodes.flatMap(linesOf))
  return [...lines].filter(isSpoken).map(textOf).filter(Boolean)
}

/** Returns the line that a node is in, else the lines in it. */
function linesOf(node: Node): Element[] {
  const element = node instanceof Element ? node : node.parentElement
  if (!element) return []
  const line = element.closest(LINE)
  return line ? [line] : [...element.querySelectorAll(LINE)]
}

const isSpoken = (line: Element): boolean =>
  line.isConnected && !!line.closest(LIVE) && !line.closest('[aria-live=off]') && line.checkVisibility()

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim()
