/** How far each change of a card moves the page. */
import type { WiroHubspotConnect } from '../../../../src/index.js'
import { allCases, type GalleryCase } from '../../cases/index.js'
import { createCard, operate, settle } from '../../draw-case.js'
import { states, type StateName } from '../../states.js'
import { changes, pressedChanges, type Change } from '../changes.js'
import { loadAll, type Appearance } from '../draw-all.js'
import { movingConnector } from '../moving-connector.js'
import { countedShift } from './counted-shift.js'

export interface Shift {
  /** What changes into what. */
  title: string
  /** What a press leads to at once is no part of what a browser counts. */
  kind: 'byItself' | 'pressed'
  score: number
}

interface ShiftOptions {
  /** Holds the card, and below it a block that is as wide and reaches to the end of the viewport. */
  container: HTMLElement
  appearance: Appearance
}

/** What a press opens. The set-up of an own app is a page of its own. */
const openings = allCases.filter(({ press, type, isWide }) => press && !type && !isWide)

export async function measureShifts({ container, appearance }: ShiftOptions): Promise<Shift[]> {
  await loadAll('en')
  const draw = async (one: GalleryCase, connector = movingConnector(one.state)) => {
    const card = Object.assign(createCard(one, connector), { appearance })
    container.replaceChildren(card, blockBelow())
    // The focus has scrolled the page before.
    scrollTo(0, 0)
    await settle(card)
    return card
  }
  const shifts: Shift[] = []
  for (const change of changes) shifts.push({ ...(await shiftOf(change, draw)), kind: 'byItself' })
  for (const change of pressedChanges) shifts.push({ ...(await shiftOf(change, draw)), kind: 'pressed' })
  for (const one of openings) shifts.push({ ...(await shiftOfOpening(one, draw)), kind: 'pressed' })
  return shifts
}

type Draw = (one: GalleryCase, connector?: ReturnType<typeof movingConnector>) => Promise<WiroHubspotConnect>

const caseOf = (name: StateName): GalleryCase => ({ title: name, name, state: states[name] })

async function shiftOf({ from, to }: Change, draw: Draw): Promise<Pick<Shift, 'title' | 'score'>> {
  const connector = movingConnector(states[from])
  const card = await draw(caseOf(from), connector)
  const score = await countedShift(() => {
    connector.become(states[to])
    return settle(card)
  })
  return { title: `${from} → ${to}`, score }
}

/** Measures the last press of a case. */
async function shiftOfOpening(one: GalleryCase, draw: Draw): Promise<Pick<Shift, 'title' | 'score'>> {
  const [last, ...others] = one.press!.toReversed()
  const card = await draw(one)
  await operate(card, { ...one, press: others.toReversed() })
  await settle(card)
  const score = await countedShift(async () => {
    await operate(card, { ...one, press: [last!] })
    await settle(card)
  })
  return { title: one.title, score }
}

function blockBelow(): HTMLElement {
  const block = document.createElement('div')
  block.style.cssText = 'block-size: 100vh; background: #eee'
  return block
}
