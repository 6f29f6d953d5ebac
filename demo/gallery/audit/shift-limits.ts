/** How far a change may move the page, as the browser counts it. */
import type { Appearance } from './draw-all.js'

export interface Viewport {
  width: number
  height: number
}

/**
 * Screens that people have: three phones, a tablet upright and on its side, a small laptop. On 480 px the card stands in a
 * panel. A score depends on the height too: on a low screen a line is a larger share of the page.
 */
export const viewports: Viewport[] = [
  { width: 320, height: 568 },
  { width: 375, height: 667 },
  { width: 480, height: 800 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
]

/** Half of a good score, which browsers' vendors define for all that moves during a visit. */
const GOAL = 0.05

/** What a change scores at most, by the width of the viewport: one that comes by itself, and one that a press leads to at once. */
interface Limits {
  byItself: Record<number, number>
  pressed: Record<number, number>
}

/**
 * What is measured today where it is above the goal. These may fall, not rise.
 *
 * By itself: the goal leaves a phone room for three lines more, and a card whose agent has stopped, or that explains a problem,
 * has four or five more than one at rest: the sentence, what to do, and the line of the button that helps. Room that is kept
 * for them would be an empty hole in the card at rest. In a wide row the leading button begins further left the more
 * buttons there are; it is one element in all states, because it may hold the focus, and so its way counts.
 *
 * At a press: the person has asked for what comes, and a browser leaves it out for half a second. The highest open a panel
 * with a message to send, which is as long as what its reader has to do.
 */
const TODAY: Record<Appearance, Limits> = {
  card: {
    byItself: { 320: 0.095, 375: 0.095, 480: 0.075, 768: 0.065 },
    pressed: { 320: 0.715, 375: 0.435, 480: 0.36, 768: 0.315, 1024: 0.205, 1280: 0.135 },
  },
  inline: {
    byItself: { 320: 0.12, 375: 0.085, 480: 0.065, 768: 0.14, 1024: 0.1, 1280: 0.065 },
    pressed: { 320: 0.49, 375: 0.505, 480: 0.4, 768: 0.47, 1024: 0.335, 1280: 0.215 },
  },
}

export const highestShift = (appearance: Appearance, kind: keyof Limits, { width }: Viewport): number =>
  TODAY[appearance][kind][width] ?? GOAL
