/** How well colours have to stand out. */

export type Kind = 'text' | 'icon' | 'field border' | 'selection' | 'focus ring'

/** The least contrast, as WCAG asks of what has to be told apart. */
export const LEAST_CONTRAST: Record<Kind, number> = {
  text: 4.5,
  icon: 3,
  'field border': 3,
  selection: 3,
  'focus ring': 3,
}
