/** The checks of `npm run audit`. Each prints a table, and returns what is wrong, a line each. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { Appearance } from './draw-all.js'
import { LEAST_CONTRAST, type Kind } from './contrast-limits.js'
import { isTooHigh, MOST_LINES } from './measures/row-lines.js'
import { hostPages, pages } from './pages.js'
import { highestShift, viewports } from './shift-limits.js'
import { printTable } from './table.js'

export type Check = (page: Page) => Promise<string[]>

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const APPEARANCES: Appearance[] = ['card', 'inline']

/** From `from` to `to`, in CSS pixels. */
const widthsBetween = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)

const draw = (page: Page, lang: string, appearance: Appearance) =>
  page.evaluate((options) => auditPage.drawAll(options), { lang, appearance })

/** Words, places and targets, in every language. */
const layout: Check = async (page) => {
  const languages = ['en', ...(await page.evaluate(() => auditPage.languages))]
  const [faults, rows] = [[] as string[], [] as unknown[][]]
  for (const lang of languages) {
    for (const appearance of APPEARANCES) {
      await draw(page, lang, appearance)
      const widths = widthsBetween(320, 1280, lang === 'en' ? 20 : 80)
      const words = await page.evaluate((all) => auditPage.brokenWords(all), widths)
      const places = await page.evaluate((all) => auditPage.misplaced(all), widths)
      const targets = await page.evaluate((all) => auditPage.smallTargets(all), [320, 640])
      rows.push([lang, appearance, widths.length, words.length, places.length, targets.length])
      for (const { title, width, found } of [...words, ...places, ...targets])
        faults.push(`${lang}, ${appearance}, ${width} px, ${title}: ${found.map(String).slice(0, 3).join(', ')}`)
    }
  }
  printTable('Layout from 320 to 1280 px', ['', '', 'widths', 'broken words', 'misplaced', 'below 24 px'], rows)
  return faults
}

/** Lines of text beside the buttons of a row. */
const rows: Check = async (page) => {
  const faults: string[] = []
  const widths = widthsBetween(480, 900, 20)
  for (const lang of ['en', ...(await page.evaluate(() => auditPage.languages))]) {
    await draw(page, lang, 'inline')
    const found = await page.evaluate((all) => auditPage.rowLines(all), widths)
    const titles = [...new Set(found.map(({ title }) => title))]
    const cellOf = (title: string, width: number) => {
      const row = found.find((one) => one.title === title && one.width === width)
      return row ? `${row.found.lines}${row.found.isBeside ? ' |' : ' _'}` : ''
    }
    const printed = widths.filter((width) => width % 60 === 0)
    // One table is enough to read; the other languages are counted.
    if (lang === 'en')
      printTable(
        'Lines of a row in English; beside (|) or above (_) its buttons',
        ['', ...printed.map(String)],
        titles.map((title) => [title, ...printed.map((width) => cellOf(title, width))]),
      )
    for (const { title, width, found: row } of found)
      if (isTooHigh(row)) faults.push(`${lang}, ${width} px, ${title}: ${row.lines} lines, at most ${MOST_LINES}`)
  }
  return faults
}

/** Contrast on each page. */
const colours: Check = async (page) => {
  const kinds = Object.keys(LEAST_CONTRAST) as Kind[]
  const [faults, table] = [[] as string[], [] as unknown[][]]
  // Shows the ring: the browser draws it for those who use the keyboard.
  await page.keyboard.press('Tab')
  await draw(page, 'en', 'card')
  for (const one of [...pages, ...hostPages]) {
    await page.evaluate((colours) => auditPage.setColours(colours), one)
    const found = (await page.evaluate(() => auditPage.colours())).flatMap(({ title, found: all }) =>
      all.map((colour) => ({ title, ...colour })),
    )
    const worst = kinds.map((kind) =>
      Math.min(...found.filter((colour) => colour.kind === kind).map(({ ratio }) => ratio)),
    )
    table.push([one.name, ...worst.map((ratio) => ratio.toFixed(2))])
    for (const { title, kind, what, ratio } of found)
      if (ratio < LEAST_CONTRAST[kind]) faults.push(`${one.name}, ${title}: ${kind} ${what} ${ratio.toFixed(2)}`)
  }
  await page.evaluate((colours) => auditPage.setColours(colours), pages[0]!)
  printTable('The least contrast', ['', ...kinds.map((kind) => `${kind} (${LEAST_CONTRAST[kind]})`)], table)
  return faults
}

/** For half a second after the viewport has another size, a browser counts no layout shift. */
const RESIZE_MS = 600

/** How far each change moves the page: those that come by themselves, and apart from them those that a press leads to at once. */
const shifts: Check = async (page) => {
  const [faults, table] = [[] as string[], [] as unknown[][]]
  const size = page.viewportSize()!
  for (const appearance of APPEARANCES) {
    for (const viewport of viewports) {
      await page.setViewportSize(viewport)
      await page.waitForTimeout(RESIZE_MS)
      const place = { appearance, top: 120, width: Math.min(viewport.width - 32, 720) }
      const found = await page.evaluate((options) => auditPage.shifts(options), place)
      for (const kind of ['byItself', 'pressed'] as const) {
        const sorted = found.filter((one) => one.kind === kind).toSorted((a, b) => b.score - a.score)
        const [worst] = sorted
        const limit = highestShift(appearance, kind, viewport)
        const over = sorted.filter(({ score }) => score > 0.05).length
        const { width, height } = viewport
        const name = kind === 'pressed' ? 'at a press' : 'by itself'
        const screen = `${width} × ${height}`
        table.push([appearance, screen, name, sorted.length, over, worst!.score.toFixed(3), limit, worst!.title])
        for (const { title, score } of sorted)
          if (score > limit) faults.push(`${appearance}, ${screen}, ${title}: ${score.toFixed(3)}, at most ${limit}`)
      }
    }
  }
  await page.setViewportSize(size)
  printTable('Layout shift of each change', ['', 'px', '', 'changes', 'over 0.05', 'worst', 'limit', ''], table)
  return faults
}

/** The focus after each press. */
const focus: Check = async (page) => {
  const [faults, table] = [[] as string[], [] as unknown[][]]
  for (const appearance of APPEARANCES) {
    const { pressed, lost } = await page.evaluate((one) => auditPage.pressEverything(one), appearance)
    table.push([appearance, pressed, lost.length])
    for (const { title, button, status } of lost) faults.push(`${appearance}, ${title}, ${button}: lost when ${status}`)
  }
  printTable('The focus after a press', ['', 'presses', 'lost'], table)
  return faults
}

/** What a screen reader says of each change. */
const announcements: Check = async (page) => {
  const found = await page.evaluate(() => auditPage.announcements())
  printTable(
    'What a screen reader says',
    ['from', 'to', 'says'],
    found.map(({ from, to, said }) => [from, to, said.join(' | ')]),
  )
  return found.flatMap(({ from, to, fault }) => (fault ? [`${from} → ${to} ${fault}`] : []))
}

/** Axe's rules, those called best practices included: in both appearances, in each theme, and with forced colours. */
const accessibility: Check = async (page) => {
  const [faults, table] = [[] as string[], [] as unknown[][]]
  await page.evaluate(axe.source)
  const runAxe = async (name: string) => {
    const { violations, passes } = await page.evaluate((tags) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
      return inPage.run(document, { runOnly: { type: 'tag', values: tags } })
    }, AXE_TAGS)
    table.push([name, passes.length, violations.length])
    for (const { id, nodes } of violations)
      faults.push(`${name}, ${id}: ${nodes.length}, as ${nodes[0]!.html.slice(0, 120)}`)
  }
  await draw(page, 'en', 'inline')
  await runAxe('inline')
  await draw(page, 'en', 'card')
  for (const one of [...hostPages, pages[0]!]) {
    await page.evaluate((colours) => auditPage.setColours(colours), one)
    await runAxe(one.name)
  }
  await page.emulateMedia({ forcedColors: 'active' })
  await runAxe('forced colours')
  await page.emulateMedia({ forcedColors: null })
  printTable('Axe with best practices', ['', 'rules passed', 'rules broken'], table)
  return faults
}

/** Text of twice the size, with what a row keeps behind *More*. */
const largeText: Check = async (page) => {
  const [faults, table] = [[] as string[], [] as unknown[][]]
  const widths = [320, 480, 640, 960, 1280]
  await page.evaluate(() => auditPage.setTextSize(200))
  for (const appearance of APPEARANCES) {
    await draw(page, 'en', appearance)
    await page.evaluate(() => auditPage.expandRows())
    const words = await page.evaluate((all) => auditPage.brokenWords(all), widths)
    const places = await page.evaluate((all) => auditPage.misplaced(all), widths)
    table.push([appearance, words.length, places.length])
    for (const { title, width, found } of [...words, ...places])
      faults.push(`${appearance}, ${width} px, ${title}: ${found.slice(0, 3).join(', ')}`)
  }
  await page.evaluate(() => auditPage.setTextSize(100))
  printTable('Text of 200 %, rows expanded', ['', 'broken words', 'misplaced'], table)
  return faults
}

export const checks: Record<string, Check> = {
  layout,
  rows,
  colours,
  shifts,
  focus,
  announcements,
  accessibility,
  largeText,
}
