/**
 * `CredentialUpsert`, with which the unified dialect saves the client id and secret of an own HubSpot app. All fields
 * are checked before any of them is saved.
 */
import { findAgent, type ApiCall } from './api-call.js'
import { saveApp } from './agent-configuration.js'
import { restartAgent } from './agent-status.js'
import { isObject } from '../json.js'
import { WiroError } from './wiro-error.js'
import type { SavedApp } from '../seed.js'

interface Field {
  fieldname: keyof typeof FIELDS
  fieldvalue: string
}

/** The fields of the credential `hubspot`, each with what it sets. */
const FIELDS = {
  clientid: (value: string): SavedApp => ({ clientId: value }),
  clientsecret: (value: string): SavedApp => ({ clientSecret: value }),
  // Each connect names its own method, so a saved one changes nothing.
  authmethod: (): SavedApp => ({}),
}

export function upsertCredentials(call: ApiCall): object {
  const agent = findAgent(call, 'userAgentGuid')
  const fields = parseFields(call.body['fields'])
  const app = fields.reduce<SavedApp>(
    (saved, field) => ({ ...saved, ...FIELDS[field.fieldname](field.fieldvalue) }),
    {},
  )
  const isSaved = saveApp(call.store, agent, app)
  restartAgent(call.store, agent)
  return { applied: isSaved ? fields.length : 0 }
}

/** @throws {WiroError} If it is no list of fields of the credential `hubspot`. */
function parseFields(value: unknown): Field[] {
  if (!Array.isArray(value) || value.length === 0) throw new WiroError(0, 'Request parameter [fields] required')
  if (!value.every(isField)) throw new WiroError(0, 'Invalid credential field')
  return value
}

function isField(value: unknown): value is Field {
  if (!isObject(value)) return false
  const { credentialkey, fieldname, fieldvalue } = value
  const isKnown = credentialkey === 'hubspot' && typeof fieldname === 'string' && Object.hasOwn(FIELDS, fieldname)
  if (!isKnown || typeof fieldvalue !== 'string' || fieldvalue.trim() === '') return false
  return fieldname !== 'authmethod' || fieldvalue === 'wiro' || fieldvalue === 'own'
}
