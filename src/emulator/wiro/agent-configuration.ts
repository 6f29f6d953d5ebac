// The `configuration` of an Update: an agent's credentials and skills. It is checked as a whole before any of it is
// saved.
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

/** @throws {WiroError} If a part of it has a wrong form, or under the fault `credentials-rejected`. */
export function parseConfiguration({ faults }: Store, value: unknown): Configuration {
  if (!isObject(value)) throw invalid('configuration')
  const { credentials = {}, custom_skills: skills = [] } = value
  const app = parseCredentials(credentials)
  const error = app.clientId || app.clientSecret ? faults.inject('credentialsError') : undefined
  if (error) throw error
  if (!isSkills(skills)) throw invalid('custom_skills')
  return { credentialNames: Object.keys(credentials as object), app, skills }
}

/** Keeps every credential and skill that the configuration does not name. */
export function saveConfiguration({ faults }: Store, agent: Agent, configuration: Configuration): void {
  for (const name of configuration.credentialNames) agent.savedCredentials.add(name)
  if (!faults.inject('credentialsSaved')) agent.app = { ...agent.app, ...configuration.app }
  agent.skills = mergeSkills(agent.skills, configuration.skills)
}

function parseCredentials(credentials: unknown): SavedApp {
  if (!isObject(credentials)) throw invalid('credentials')
  for (const [name, value] of Object.entries(credentials)) if (!isObject(value)) throw invalid(`credentials.${name}`)
  return parseApp(credentials['hubspot'])
}

function parseApp(hubspot: unknown): SavedApp {
  if (!isObject(hubspot)) return {}
  const { clientId, clientSecret, authMethod } = hubspot
  if (clientId !== undefined && !isFilled(clientId)) throw invalid('credentials.hubspot.clientId')
  if (clientSecret !== undefined && !isFilled(clientSecret)) throw invalid('credentials.hubspot.clientSecret')
  if (authMethod !== undefined && authMethod !== 'wiro' && authMethod !== 'own') {
    throw invalid('credentials.hubspot.authMethod')
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

function invalid(field: string): WiroError {
  return new WiroError(0, `Invalid configuration [${field}]`)
}
