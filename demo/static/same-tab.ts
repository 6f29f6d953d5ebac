/** The entry script of the page “In one tab” in the static site. */
import { prepareCards, showNotice } from '../panel/environment.js'
import { defineCard } from './define-card.js'
import { pageEnvironment } from './page-environment.js'

showNotice(pageEnvironment)
prepareCards(pageEnvironment)
await defineCard()
