/** The contrast of all that a card draws and a person has to tell apart. */
import { LEAST_CONTRAST, type Kind } from '../contrast-limits.js'
import { backgroundOf, contrast, rgbaOf, surroundingsOf, type Rgba } from './contrast.js'
import { visibleTexts } from './visible-text.js'

export interface Colour {
  kind: Kind
  /** The text, or the part. */
  what: string
  ratio: number
}

export const isTooFaint = ({ kind, ratio }: Colour): boolean => ratio < LEAST_CONTRAST[kind]

/** WCAG asks nothing of what cannot be used. */
const isDisabled = (element: Element): boolean => !!element.closest(':disabled, [aria-disabled=true], [part~=skeleton]')

/** Returns the contrast of everything in the card but the focus ring. */
export function coloursOf(card: HTMLElement): Colour[] {
  return [...textColours(card), ...placeholderColours(card), ...icons(card), ...fieldBorders(card), ...selections(card)]
}

const textColours = (card: HTMLElement): Colour[] =>
  visibleTexts(card)
    .map((text) => ({ text, element: text.parentElement! }))
    .filter(({ element }) => !isDisabled(element) && element.getRootNode() === card.shadowRoot)
    .map(({ text, element }) =>
      colourOf('text', text.data.trim(), getComputedStyle(element).color, backgroundOf(element)),
    )

const colourOf = (kind: Kind, what: string, color: string, background: Rgba): Colour => ({
  kind,
  what,
  ratio: contrast(rgbaOf(color), background),
})

const all = (card: HTMLElement, selector: string) => [...card.shadowRoot!.querySelectorAll(selector)]
const partOf = (element: Element) => element.getAttribute('part') ?? element.localName

const placeholderColours = (card: HTMLElement): Colour[] =>
  all(card, '[placeholder]').map((field) =>
    colourOf('text', 'placeholder', getComputedStyle(field, '::placeholder').color, backgroundOf(field)),
  )

const icons = (card: HTMLElement): Colour[] =>
  all(card, '[part~=status] svg, [part~=notice] svg, [part~=fault] svg')
    .filter((icon) => icon.checkVisibility())
    .map((icon) => colourOf('icon', partOf(icon.parentElement!), getComputedStyle(icon).fill, backgroundOf(icon)))

const fieldBorders = (card: HTMLElement): Colour[] =>
  all(card, '[part~=input]').map((field) =>
    colourOf('field border', partOf(field), getComputedStyle(field).borderTopColor, surroundingsOf(field)),
  )

const selections = (card: HTMLElement): Colour[] => [
  ...all(card, '[part~=tab][aria-selected=true]').map((tab) =>
    colourOf('selection', 'tab', getComputedStyle(tab).borderBlockEndColor, surroundingsOf(tab)),
  ),
  ...all(card, '[part~=option]:has(:checked)').map((option) =>
    colourOf('selection', 'option', getComputedStyle(option).borderTopColor, surroundingsOf(option)),
  ),
  ...all(card, 'input[type=radio]').map((radio) =>
    colourOf('selection', 'radio button', getComputedStyle(radio).accentColor, backgroundOf(radio.parentElement)),
  ),
]

const FOCUSABLE = 'button:enabled, a[href], summary, input, textarea, [tabindex="0"]'

/** Gives the focus to everything in the card, one after the other, and returns how well the ring stands out. */
export function focusRings(card: HTMLElement): Colour[] {
  const rings = all(card, FOCUSABLE)
    .filter((element) => element.checkVisibility())
    .map(ringOf)
  ;(card.shadowRoot!.activeElement as HTMLElement | null)?.blur()
  return rings
}

/** The ring has two lines. One of both has to stand out. */
function ringOf(element: Element): Colour {
  ;(element as HTMLElement).focus()
  const { outlineStyle, outlineColor, boxShadow } = getComputedStyle(element)
  const halo = /^(?:\w+\([^)]*\)|#\w+|\w+)/.exec(boxShadow)?.[0] ?? 'none'
  const colors = outlineStyle === 'none' ? [] : halo === 'none' ? [outlineColor] : [outlineColor, halo]
  const behind = surroundingsOf(element)
  const ratios = colors.map((color) => contrast(rgbaOf(color), behind))
  return { kind: 'focus ring', what: partOf(element), ratio: Math.max(1, ...ratios) }
}
