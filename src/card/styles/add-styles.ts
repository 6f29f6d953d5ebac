/** Adds a style sheet to a card that is drawn. Loaded on demand. */
import { adoptStyles, type CSSResult } from 'lit'

/** The sheets that are there stay as they are. Browsers that adopt none get an element. */
export function addStyles(root: ShadowRoot, added: CSSResult): void {
  if (added.styleSheet) root.adoptedStyleSheets = [...new Set(root.adoptedStyleSheets).add(added.styleSheet)]
  else adoptStyles(root, [added])
}
