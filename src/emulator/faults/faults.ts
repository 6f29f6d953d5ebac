/**
 * All faults by name. To add one, add a row to the table of its subject: the compiler asks for the fields of the row,
 * and for a check in faults.test.ts. A fault at a new place needs a line in injection-points.ts and a call of `inject`
 * at that place.
 */
import { AGENT_FAULTS } from './agent-faults.js'
import { CALLBACK_FAULTS } from './callback-faults.js'
import { HUBSPOT_FAULTS } from './hubspot-faults.js'
import { RESPONSE_FAULTS } from './response-faults.js'
import type { Fault, FaultSetting } from './injection-points.js'

const TABLES = { ...CALLBACK_FAULTS, ...HUBSPOT_FAULTS, ...RESPONSE_FAULTS, ...AGENT_FAULTS }

export type FaultName = keyof typeof TABLES

/** At one point, faults act in the order of this table. */
export const FAULT_TABLE: Readonly<Record<FaultName, Fault>> = TABLES

/** What a test or a person needs in order to set a fault. */
export interface FaultInfo {
  /** Completes a sentence about what happens, without a capital and a full stop. */
  description: string
  /** The settings that apply where `faults.set` gives none. */
  defaults?: FaultSetting
}

/** All faults, by name. */
export const FAULTS: Readonly<Record<FaultName, FaultInfo>> = FAULT_TABLE

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}
