/** The entry script of the settings page. The panel starts first, so that it hears the card's first events. */
import { startDemo } from '../panel/panel.js'
import { serverEnvironment } from './server-environment.js'

startDemo(serverEnvironment)
await import('./settings.js')
