/** The settings page: what a product does to embed the element, and what only a demo has to say. */
import '../src/define.js'
import { configure } from '../src/index.js'

/** Filled in by host.ts. */
declare const EMULATOR_ORIGIN: string

// A window may be sent to HubSpot alone; here the emulator stands in for it.
configure({ authorizeOrigins: [EMULATOR_ORIGIN] })
