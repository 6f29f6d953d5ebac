/** The size of what can be pressed. */

/** In CSS pixels, as WCAG 2.2 asks at level AA. */
export const LEAST_TARGET = 24

export interface Target {
  what: string
  width: number
  height: number
}

/** A radio button's target is its label. */
const PRESSABLE = 'button, summary, textarea, input:not([type=radio]), label:has([type=radio])'

/** Returns what can be pressed and is too small. A link within a sentence may be as high as its line. */
export function smallTargets(card: HTMLElement): Target[] {
  return (
    [...card.shadowRoot!.querySelectorAll<HTMLElement>(`${PRESSABLE}, a[href]`)]
      .filter((element) => element.checkVisibility() && !isInSentence(element))
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return { what: element.textContent.trim() || element.localName, width, height }
      })
      // Half a pixel may be lost by rounding.
      .filter(({ width, height }) => Math.min(width, height) < LEAST_TARGET - 0.5)
  )
}

/** Returns whether other words stand around a link. */
function isInSentence(element: HTMLElement): boolean {
  if (!element.matches('a, [part~=link]')) return false
  const sentence = element.closest('p, li')?.textContent.trim() ?? ''
  return sentence !== element.textContent.trim()
}
