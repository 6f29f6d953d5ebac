// Wiro's calls about the agents themselves: list, read, update, start, stop.
import { agentOf, isObject, Refusal, type Call } from './call.js'
import { restartAgent, settleAgent, setupRequired, startAgent, statusOf, stopAgent } from './agent.js'
import type { Agent, Skill, World } from './store.js'

export function listAgents({ world, body }: Call): object {
  const from = typeof body['start'] === 'number' ? body['start'] : 0
  const limit = typeof body['limit'] === 'number' ? body['limit'] : 20
  const newestFirst = [...world.agents.values()].sort((a, b) => b.id - a.id)
  return { useragents: newestFirst.slice(from, from + limit).map((agent) => summary(world, agent)) }
}

export function readAgent(call: Call): object {
  return { useragents: [detail(call.world, agentOf(call, 'guid'))] }
}

const setting = (change: typeof startAgent | typeof stopAgent) => (call: Call) => {
  const refusal = change(call.world, agentOf(call, 'guid'))
  if (refusal) throw new Refusal(refusal.code ?? 0, refusal.message)
  return { useragents: [] }
}

export const start = setting(startAgent)
export const stop = setting(stopAgent)

export function update(call: Call): object {
  const agent = agentOf(call, 'guid')
  const { title, configuration } = call.body
  if (configuration !== undefined) configure(call.world, agent, configuration)
  if (typeof title === 'string') agent.title = title
  restartAgent(call.world, agent)
  settleAgent(call.world, agent)
  return { useragents: [detail(call.world, agent)] }
}

/** Everything is checked before anything is kept. */
function configure({ faults }: World, agent: Agent, configuration: unknown): void {
  if (!isObject(configuration)) throw invalid('configuration')
  const { credentials = {}, custom_skills: skills } = configuration
  if (!isObject(credentials)) throw invalid('credentials')
  for (const [key, value] of Object.entries(credentials)) if (!isObject(value)) throw invalid(`credentials.${key}`)
  const app = savedApp(credentials['hubspot'])
  const rejected = app.clientId || app.clientSecret ? faults.take('credentials-rejected') : undefined
  if (rejected) throw new Refusal(rejected.code ?? 0, rejected.text ?? '')
  if (skills !== undefined && !isSkills(skills)) throw invalid('custom_skills')

  for (const key of Object.keys(credentials)) agent.saved.add(key)
  if (!faults.take('credentials-ignored')) agent.app = { ...agent.app, ...app }
  if (isSkills(skills)) agent.skills = mergeSkills(agent.skills, skills)
}

function savedApp(hubspot: unknown): Agent['app'] {
  if (!isObject(hubspot)) return {}
  const { clientId, clientSecret, authMethod } = hubspot
  if (clientId !== undefined && !isFilled(clientId)) throw invalid('credentials.hubspot.clientId')
  if (clientSecret !== undefined && !isFilled(clientSecret)) throw invalid('credentials.hubspot.clientSecret')
  if (authMethod !== undefined && authMethod !== 'wiro' && authMethod !== 'own') {
    throw invalid('credentials.hubspot.authMethod')
  }
  return { ...(clientId && { clientId }), ...(clientSecret && { clientSecret }) }
}

/** What an Update does not name stays as it is. */
function mergeSkills(before: Skill[], changed: Skill[]): Skill[] {
  const merged = new Map(before.map((skill) => [skill.key, skill]))
  for (const skill of changed) merged.set(skill.key, { ...merged.get(skill.key), ...skill })
  return [...merged.values()]
}

function isSkills(value: unknown): value is Skill[] {
  return Array.isArray(value) && value.every(isSkill)
}

function isSkill(value: unknown): value is Skill {
  if (!isObject(value) || !isFilled(value['key'])) return false
  const { enabled = true, interval = null, value: text = '' } = value
  const scheduled = typeof interval === 'string' && interval.trim().split(/\s+/).length === 5
  return typeof enabled === 'boolean' && (interval === null || scheduled) && typeof text === 'string'
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function invalid(what: string): Refusal {
  return new Refusal(0, `Invalid configuration [${what}]`)
}

function summary(world: World, agent: Agent): object {
  settleAgent(world, agent)
  return {
    id: agent.id,
    guid: agent.seed.guid,
    title: agent.title,
    status: statusOf(world, agent),
    setuprequired: setupRequired(world, agent),
  }
}

/** Newer versions of Wiro show the saved secret and billing links here, so that nobody may pass this answer on. */
function detail(world: World, agent: Agent): object {
  return {
    ...summary(world, agent),
    configuration: {
      credentials: { hubspot: { clientId: '', clientSecret: '', ...agent.app } },
      custom_skills: agent.skills,
    },
    subscription: { plan: 'agent-pro', status: agent.seed.subscribed === false ? 'canceled' : 'active' },
    stripeportalurl: 'https://billing.example/session',
  }
}
