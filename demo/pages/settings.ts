/** Embeds the card as a product would, and allows the emulator as an authorize origin, which only a demo needs. */
import '../../src/define.js'
import { configure } from '../../src/index.js'
import { emulatorOrigin } from './emulator-origin.js'

// By default a popup may only go to HubSpot's hosts.
configure({ authorizeOrigins: [emulatorOrigin] })
