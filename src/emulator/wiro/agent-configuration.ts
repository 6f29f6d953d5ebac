/**
 * The `configuration` of an Update: an agent's credentials and skills. It is checked as a whole before any of it is
 * saved.
 */
import { isObject } from '../json.js'
import { WiroError } from './wiro-error.js'
import type { SavedApp } from '../seed.js'
import type { Agent, Skill, Store } from '../store.js'

export interface Configuration {
  /** The names of the credentials in it, e.g. `hubspot`. */
  credentialNames: string[]
  /** Only the fields that are in it. */
  app: SavedApp
  skills: Skill[]
}

/** @throws {WiroError} If a part of it has a wrong form. */
export function parseConfiguration(value: unknown): Configuration {
  if (!isObject(value)) throw invalidConfiguration('configuration')
  const { credentials = {}, custom_skills: skills = [] } = value
  const app = parseCredentials(credentials)
  if (!isSkills(skills)) throw invalidConfiguration('custom_skills')
  return { credentialNames: Object.keys(credentials as object), app, skills }
}

/**
 * Keeps every credential and skill that the configuration does not name.
 * @throws {WiroError} Under the fault `credentials-rejected`; then nothing is saved.
 */
export function saveConfiguration(store: Store, agent: Agent, configuration: Configuration): void {
  saveApp(store, agent, configuration.app)
  for (const name of configuration.credentialNames) agent.savedCredentials.add(name)
  agent.skills = mergeSkills(agent.skills, configuration.skills)
}

/**
 * Saves the given fields of an own HubSpot app.
 * @returns Whether they were saved: not under the fault `credentials-ignored`.
 * @throws {WiroError} Under the fault `credentials-rejected`, if there is a client id or secret to save.
 */
export function saveApp({ faults }: Store, agent: Agent, app: SavedApp): boolean {
  const error = app.clientId || app.clientSecret ? faults.inject('credentialsError') : undefined
  if (error) throw error
  if (faults.inject('credentialsSaved')) return false
  agent.app = { ...agent.app, ...app }
  return true
}

function parseCredentials(credentials: unknown): SavedApp {
  if (!isObject(credentials)) throw invalidConfiguration('credentials')
  for (const [name, value] of Object.entries(credentials))
    if (!isObject(value)) throw invalidConfiguration(`credentials.${name}`)
  return parseApp(credentials['hubspot'])
}

function parseApp(hubspot: unknown): SavedApp {
  if (!isObject(hubspot)) return {}
  const { clientId, clientSecret, authMethod } = hubspot
  if (clientId !== undefined && !isFilled(clientId)) throw invalidConfiguration('credentials.hubspot.clientId')
  if (clientSecret !== undefined && !isFilled(clientSecret))
    throw invalidConfiguration('credentials.hubspot.clientSecret')
  if (authMethod !== undefined && authMethod !== 'wiro' && authMethod !== 'own') {
    throw invalidConfiguration('credentials.hubspot.authMethod')
  }
  return { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) }
}

function mergeSkills(saved: Skill[], changed: Skill[]): Skill[] {
  const merged = new Map(saved.map((skill) => [skill.key, skill]))
  for (const skill of changed) merged.set(skill.key, { ...merged.get(skill.key), ...skill })
  return [...merged.values()]
}

function isSkills(value: unknown): value is Skill[] {
  return Array.isArray(value) && value.every(isSkill)
}

function isSkill(value: unknown): value is Skill {
  if (!isObject(value) || !isFilled(value['key'])) return false
  const { enabled = true, interval = null, value: text = '' } = value
  const isCron = typeof interval === 'string' && interval.trim().split(/\s+/).length === 5
  return typeof enabled === 'boolean' && (interval === null || isCron) && typeof text === 'string'
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

export function invalidConfiguration(field: string): WiroError {
  return new WiroError(0, `Invalid configuration [${field}]`)
}
