/** The set-up of an own HubSpot app. */
import type { Label } from './case.js'
import { caseOf } from './case-of.js'

const common = { properties: { authMethod: 'own' }, isWide: true } as const

const save: Label = ({ panels }) => panels.setup.buttons.save
const existingApp: Label = ({ panels }) => panels.setup.ways.existing
const openSetup: Label = ({ problems }) => problems.buttons.setup

export const ownCases = [
  caseOf('Setup', 'setup', common),
  caseOf('Setup, with an app that is there', 'setup', { ...common, press: [existingApp] }),
  caseOf('Setup, with nothing entered', 'setup', { ...common, press: [save] }),
  caseOf('Setup, opened from a problem', 'needsOwner', { ...common, press: [openSetup] }),
  caseOf('Setup, where the endpoint saves no credentials', 'setupElsewhere', common),
]
