/** The settings page: what a product does to embed the element, and what only a demo has to say. */
import '../../src/define.js'
import { configure } from '../../src/index.js'
import { emulatorOrigin } from './emulator-origin.js'

// A window may be sent to HubSpot alone; here the emulator stands in for it.
configure({ authorizeOrigins: [emulatorOrigin] })
