/** The entry script of the page on which HubSpot opens in the same tab. */
import { prepareCards, showNotice } from '../panel/environment.js'
import { serverEnvironment } from './server-environment.js'

showNotice(serverEnvironment)
prepareCards(serverEnvironment)
await import('./settings.js')
