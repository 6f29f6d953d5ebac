/** Draws all cases of the gallery one below the other, and measures them at any width. */
import '../../../src/define.js'
import type { WiroHubspotConnect } from '../../../src/index.js'
import { loadPanel } from '../../../src/card/panels/index.js'
import { loadProblemViews } from '../../../src/card/views-on-demand.js'
import { allCases, type GalleryCase } from '../cases/index.js'
import { createCard, operate } from '../draw-case.js'

export type Appearance = WiroHubspotConnect['appearance']

/** What a measure found in the card of a case. */
export interface Found<T> {
  title: string
  width: number
  found: T
}

export interface DrawnCards {
  /** Measures each card at each width, in CSS pixels. Leaves out what the measure answers with `undefined`. */
  measure<T>(widths: readonly number[], measure: (card: WiroHubspotConnect) => T | undefined): Found<T>[]
}

interface DrawOptions {
  /** Holds the cards; its width is theirs. */
  container: HTMLElement
  appearance: Appearance
  cases?: readonly GalleryCase[]
}

/** Draws cases in the language of the container. */
export async function drawAll({ container, appearance, cases = allCases }: DrawOptions): Promise<DrawnCards> {
  await loadAll(container.closest<HTMLElement>('[lang]')!.lang)
  const drawn = cases.map((one) => ({ one, card: Object.assign(createCard(one), { appearance }) }))
  container.replaceChildren(...drawn.map(({ card }) => card))
  await Promise.all(drawn.map(({ card }) => card.localize.settle()))
  await Promise.all(drawn.map(({ one, card }) => operate(card, one)))
  await nextFrame()
  return {
    measure: (widths, measure) =>
      widths.flatMap((width) => {
        container.style.inlineSize = `${width}px`
        return drawn.flatMap(({ one: { title }, card }) => {
          const found = measure(card)
          return found === undefined ? [] : [{ title, width, found }]
        })
      }),
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Loads what a card would load on demand, so that no drawing waits for it. */
export async function loadAll(lang: string): Promise<void> {
  const panels = ['askAdmin', 'disconnect', 'hubspotError', 'setup', 'troubleshoot'] as const
  const card = Object.assign(createCard(allCases[0]!), { lang })
  document.body.append(card)
  await card.updateComplete
  const language = card.localize.settle()
  await Promise.all([loadProblemViews(language), ...panels.map((name) => loadPanel(name, language))])
  card.remove()
}

/** Leaves out an empty list. */
export const unlessEmpty = <T>(found: T[]): T[] | undefined => (found.length ? found : undefined)
