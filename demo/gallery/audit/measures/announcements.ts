/** What a screen reader says of a change: the lines of a card's live regions that are new or have changed. */

import { createCard, settle } from '../../draw-case.js'
import { states } from '../../states.js'
import type { Change } from '../changes.js'
import { movingConnector } from '../moving-connector.js'

const LIVE = '[role=status], [role=alert]'
const LINE = 'p, h3, li'

export interface Announcement extends Change {
  /** What is said, line by line. */
  said: string[]
  /** What the card showed before of what happened and what to do, and what it shows afterwards. */
  before: string[]
  shown: string[]
}

/** Makes each change in a card of its own, and returns what is said of it. */
export async function announcementsOf(changes: readonly Change[], container: HTMLElement): Promise<Announcement[]> {
  const announcements: Announcement[] = []
  for (const change of changes) announcements.push(await announcementOf(change, container))
  return announcements
}

async function announcementOf(change: Change, container: HTMLElement): Promise<Announcement> {
  const state = states[change.from]
  const connector = movingConnector(state)
  const card = createCard({ title: change.from, name: change.from, state }, connector)
  container.replaceChildren(card)
  await settle(card)
  const before = shownLines(card)
  const listening = listen(card)
  connector.become(states[change.to])
  await settle(card)
  return { ...change, said: listening.take(), before, shown: shownLines(card) }
}

/** Returns what is wrong with an announcement; `undefined` where a person hears all that has happened, and once. */
export function announcementFault({ said, before, shown }: Announcement): string | undefined {
  const unsaid = shown.filter((line) => !before.includes(line) && !said.includes(line))
  if (unsaid.length) return `does not say “${unsaid.join(' ')}”`
  if (new Set(said).size < said.length) return 'says a line twice'
  return said.some((line) => !shown.includes(line)) ? 'says what is not shown' : undefined
}

/** What happened, and what to do. */
const SAID_LINES =
  '[part~=status], [part~=text], [part~=words] [part~=note], [part~=steps]:not(:has(li)), [part~=steps] li, [part~=notice]'

const shownLines = (card: HTMLElement): string[] =>
  [...card.shadowRoot!.querySelectorAll(SAID_LINES)].filter(hasNews).map(textOf)

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
  const records: MutationRecord[] = []
  const observer = new MutationObserver((more) => records.push(...more))
  observer.observe(root, { characterData: true, childList: true, subtree: true })
  return { take: () => spokenLines([...records.splice(0), ...observer.takeRecords()]) }
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
  if (line) return [line]
  return node === element ? [...element.querySelectorAll(LINE)] : []
}

/** Minutes that go by are silent, and so is what is still to come. */
const hasNews = (line: Element): boolean =>
  line.isConnected &&
  !line.closest('[aria-live=off]') &&
  !line.querySelector('[part=skeleton]') &&
  line.checkVisibility()

const isSpoken = (line: Element): boolean => hasNews(line) && !!line.closest(LIVE) && !line.matches(':has(li)')

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim()
