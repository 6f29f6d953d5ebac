/** The actions of Wiro's API on agents: list, read, update, start and stop. */
import { findAgent, type ApiCall } from './api-call.js'
import { catchUp } from './agent-refresh.js'
import { isSetupRequired, restartAgent, startAgent, statusOf, stopAgent } from './agent-status.js'
import { invalidConfiguration, parseConfiguration, saveConfiguration } from './agent-configuration.js'
import type { Agent, Store } from '../store.js'

const DEFAULT_LIMIT = 20

export function listAgents({ store, body }: ApiCall): object {
  const start = typeof body['start'] === 'number' ? body['start'] : 0
  const limit = typeof body['limit'] === 'number' ? body['limit'] : DEFAULT_LIMIT
  const newestFirst = [...store.agents.values()].sort((a, b) => b.id - a.id)
  return { useragents: newestFirst.slice(start, start + limit).map((agent) => summaryOf(store, agent)) }
}

export function readAgent(call: ApiCall): object {
  return { useragents: [detailOf(call.store, findAgent(call, 'guid'))] }
}

export function start(call: ApiCall): object {
  startAgent(call.store, findAgent(call, 'guid'))
  return { useragents: [] }
}

export function stop(call: ApiCall): object {
  stopAgent(call.store, findAgent(call, 'guid'))
  return { useragents: [] }
}

export function updateAgent(call: ApiCall): object {
  const agent = findAgent(call, 'guid')
  const { title, configuration } = call.body
  if (configuration !== undefined) {
    const parsed = parseConfiguration(configuration)
    // In the unified dialect, credentials are saved by `CredentialUpsert` alone.
    if (call.dialect === 'unified' && parsed.credentialNames.length) throw invalidConfiguration('credentials')
    saveConfiguration(call.store, agent, parsed)
  }
  if (typeof title === 'string') agent.title = title
  restartAgent(call.store, agent)
  catchUp(call.store, agent)
  return { useragents: [detailOf(call.store, agent)] }
}

function summaryOf(store: Store, agent: Agent): object {
  catchUp(store, agent)
  return {
    id: agent.id,
    guid: agent.seed.guid,
    title: agent.title,
    status: statusOf(store, agent),
    setuprequired: isSetupRequired(store, agent),
  }
}

/**
 * Contains the saved secret and a billing link, as newer versions of Wiro do: a server must not pass it on to a page.
 */
function detailOf(store: Store, agent: Agent): object {
  return {
    ...summaryOf(store, agent),
    configuration: {
      credentials: { hubspot: { clientId: '', clientSecret: '', ...agent.app } },
      custom_skills: agent.skills,
    },
    subscription: { plan: 'agent-pro', status: agent.seed.subscribed === false ? 'canceled' : 'active' },
    stripeportalurl: 'https://billing.example/session',
  }
}
