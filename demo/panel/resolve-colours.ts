/** Finds out which colours the card's tokens have now, as a colour field shows them. */
import type { Token } from './tokens.js'

/** A colour as `#rrggbb`, by the token's name. A token without a colour has no entry. */
export type Colours = Readonly<Record<string, string>>

const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!

/** Draws the colour, because a computed one may have any form. An alpha is laid over the background. */
function hexOf(colour: string, background: string): string {
  for (const fill of [background, colour]) {
    pixel.fillStyle = fill
    pixel.fillRect(0, 0, 1, 1)
  }
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data
  return '#' + [red, green, blue].map((value) => value!.toString(16).padStart(2, '0')).join('')
}

/** Words that mean a colour only in a property. */
const KEYWORDS: Record<string, string> = { inherit: 'currentColor', none: 'transparent' }

/** Sets all tokens on an element beside the card, as they are in force on the card, and reads them there. */
export function resolveColours(card: HTMLElement, tokens: readonly Token[]): Colours {
  const probe = document.createElement('span')
  const given = getComputedStyle(card)
  for (const { name, defaultValue } of tokens) {
    const value = given.getPropertyValue(name).trim() || defaultValue
    probe.style.setProperty(name, KEYWORDS[value] ?? value)
  }
  card.before(probe)
  const style = getComputedStyle(probe)
  const background = getComputedStyle(card.closest('.product')!).backgroundColor
  const found: Record<string, string> = {}
  for (const { name, kind } of tokens) {
    if (kind !== 'colour') continue
    probe.style.backgroundColor = `var(${name})`
    found[name] = hexOf(style.backgroundColor, background)
  }
  probe.remove()
  return found
}
