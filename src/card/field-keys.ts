/** Keys that a person types into a field of the card. */

/** Keys that mean something outside a field too: they close a panel or a dialog, and move the focus. */
const SHARED_KEYS = ['Escape', 'Tab']

/**
 * Keeps a key event of a field from the page. Seen from there it comes from the card, which is no field, so a page's
 * shortcuts would take what is typed for themselves.
 */
export function keepFromPage(event: KeyboardEvent): void {
  const isTyped = (event.target as Element).matches('input, textarea, select')
  if (isTyped && !SHARED_KEYS.includes(event.key)) event.stopPropagation()
}
