/** The entry script of the settings page in the static site. The panel starts first, so that it hears the first events. */
import { startDemo } from '../panel/panel.js'
import { defineCard } from './define-card.js'
import { pageEnvironment } from './page-environment.js'

startDemo(pageEnvironment)
await defineCard()
