/** How well colours have to stand out. */

export type Kind = 'text' | 'icon' | 'field border' | 'selection' | 'focus ring'

/** The least contrast. Of icons there is none: the text beside each says the same. */
export const LEAST_CONTRAST: Record<Kind, number> = {
  text: 4.5,
  icon: 1,
  'field border': 3,
  selection: 3,
  'focus ring': 3,
}
