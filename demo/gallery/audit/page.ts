/** What `npm run audit` asks of its page: to draw cases, and to measure them. What is too much is decided elsewhere. */
import { BUILT_IN_TAGS } from '../../../src/card/locales/tags.js'
import { allCases } from '../cases/index.js'
import { hostThemes } from '../host-themes.js'
import { changes, pressedChanges } from './changes.js'
import { drawAll, unlessEmpty, type Appearance, type DrawnCards, type Found } from './draw-all.js'
import { announcementFault, announcementsOf, type Announcement } from './measures/announcements.js'
import { brokenWords } from './measures/broken-words.js'
import { coloursOf, focusRings, type Colour } from './measures/colours.js'
import { pressEverything, type PressResult } from './measures/focus.js'
import { misplaced } from './measures/misplaced.js'
import { rowLines, type RowLines } from './measures/row-lines.js'
import { measureShifts, type Shift } from './measures/shifts.js'
import { smallTargets, type Target } from './measures/targets.js'
import type { HostPage, PageColours } from './pages.js'

/** Where a card stands in the viewport, in CSS pixels. */
interface ShiftPlace {
  appearance: Appearance
  top: number
  width: number
}

declare global {
  var auditPage: AuditPage
  /** Presses the Enter key of a real keyboard. */
  var pressEnter: () => Promise<void>
}

const root = document.documentElement
const container = document.querySelector('main')!
const header = document.querySelector('header')!

document.adoptedStyleSheets.push(hostThemes())

let cards: DrawnCards

function setLanguage(lang: string): void {
  root.lang = lang
  root.dir = lang === 'ar' ? 'rtl' : 'ltr'
}

/** Shows what a row keeps behind *More*. */
function expandRows(): void {
  for (const { shadowRoot } of container.querySelectorAll('wiro-hubspot-connect'))
    shadowRoot!.querySelector<HTMLElement>('button[aria-expanded=false]')?.click()
}

const page = {
  languages: BUILT_IN_TAGS,
  setLanguage,
  async drawAll({ lang, appearance }: { lang: string; appearance: Appearance }): Promise<void> {
    setLanguage(lang)
    cards = await drawAll({ container, appearance })
  },
  setColours(one: PageColours | HostPage): void {
    const isHost = 'host' in one
    container.className = isHost ? `host ${one.host} ${one.scheme}` : ''
    Object.assign(
      document.body.style,
      isHost ? { background: '', color: '' } : { background: one.background, color: one.text },
    )
  },
  setTextSize(percent: number): void {
    root.style.fontSize = `${percent}%`
  },
  expandRows,
  brokenWords: (widths: number[]): Found<string[]>[] => cards.measure(widths, (card) => unlessEmpty(brokenWords(card))),
  misplaced: (widths: number[]): Found<string[]>[] => cards.measure(widths, (card) => unlessEmpty(misplaced(card))),
  rowLines: (widths: number[]): Found<RowLines>[] => cards.measure(widths, rowLines),
  smallTargets: (widths: number[]): Found<Target[]>[] =>
    cards.measure(widths, (card) => unlessEmpty(smallTargets(card))),
  colours: (): Found<Colour[]>[] => cards.measure([640], (card) => [...coloursOf(card), ...focusRings(card)]),
  /** Measures in this viewport, with the card where a page below a heading has it. */
  async shifts({ appearance, top, width }: ShiftPlace): Promise<Shift[]> {
    header.hidden = true
    container.style.cssText = `inline-size: ${width}px; margin: 0 auto; padding-block-start: ${top}px`
    const shifts = await measureShifts({ container, appearance })
    header.hidden = false
    container.style.cssText = ''
    return shifts
  },
  async announcements(): Promise<(Announcement & { fault: string | undefined })[]> {
    const found = await announcementsOf([...changes, ...pressedChanges], container)
    return found.map((one) => ({ ...one, fault: announcementFault(one) }))
  },
  pressEverything: (appearance: Appearance): Promise<PressResult> =>
    pressEverything(allCases, { container, appearance, pressEnter: () => pressEnter() }),
}

export type AuditPage = typeof page

globalThis.auditPage = page
