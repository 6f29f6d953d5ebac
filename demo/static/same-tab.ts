/** The entry script of the page “In one tab” in the static site. */
import { defineCard } from './define-card.js'
import { pageEnvironment } from './page-environment.js'

for (const card of document.querySelectorAll<HTMLElement>('wiro-hubspot-connect')) pageEnvironment.prepareCard?.(card)
await defineCard()
