/** What `npm run audit` asks of its page: to draw cases, and to measure them. */
import { allCases } from '../cases/index.js'
import { drawAll, unlessEmpty, type Appearance, type DrawnCards, type Found } from './draw-all.js'
import { brokenWords } from './measures/broken-words.js'
import { coloursOf, focusRings, type Colour } from './measures/colours.js'
import { misplaced } from './measures/misplaced.js'
import { rowLines, type RowLines } from './measures/row-lines.js'
import { smallTargets, type Target } from './measures/targets.js'

const root = document.documentElement
const container = document.querySelector('main')!

let cards: DrawnCards

const page = {
  titles: allCases.map(({ title }) => title),
  async drawAll({ lang, appearance }: { lang: string; appearance: Appearance }): Promise<void> {
    root.lang = lang
    root.dir = lang === 'ar' ? 'rtl' : 'ltr'
    cards = await drawAll({ container, appearance })
  },
  brokenWords: (widths: number[]): Found<string[]>[] => cards.measure(widths, (card) => unlessEmpty(brokenWords(card))),
  misplaced: (widths: number[]): Found<string[]>[] => cards.measure(widths, (card) => unlessEmpty(misplaced(card))),
  rowLines: (widths: number[]): Found<RowLines>[] => cards.measure(widths, rowLines),
  smallTargets: (widths: number[]): Found<Target[]>[] =>
    cards.measure(widths, (card) => unlessEmpty(smallTargets(card))),
  colours: (): Found<Colour[]>[] => cards.measure([640], (card) => [...coloursOf(card), ...focusRings(card)]),
}

export type AuditPage = typeof page

declare global {
  var auditPage: AuditPage
}
globalThis.auditPage = page
