/** Every table by the name that a page's marker gives it. */
import { codes, owners } from './codes.js'
import { attributes, customProperties, customStates, events, methods, parts, properties, slots } from './element.js'
import { emulatorFaults, emulatorRoutes } from './emulator.js'
import { health, outcomes } from './keywords.js'
import type { Manifest } from './manifest.js'
import { connectorMembers, connectorOptions, problemFields, settings, stateFields } from './members.js'
import { outages } from './outages.js'
import { states } from './states.js'
import type { Table } from './table.js'
import { setUpWords, words } from './words.js'

export const TABLES: Record<string, (manifest: Manifest) => Table | Promise<Table>> = {
  attributes,
  properties,
  methods,
  events,
  states,
  'state-fields': stateFields,
  health,
  outcomes,
  slots,
  parts,
  'custom-properties': customProperties,
  'custom-states': customStates,
  settings,
  words,
  'setup-words': setUpWords,
  codes,
  owners,
  'problem-fields': problemFields,
  'emulator-faults': emulatorFaults,
  'emulator-routes': emulatorRoutes,
  outages,
  'connector-options': connectorOptions,
  'connector-members': connectorMembers,
}
