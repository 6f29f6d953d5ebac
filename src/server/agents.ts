/**
 * What Wiro tells about an agent, picked field by field: newer versions put the client secret and links to the bill into
 * the same answer.
 */
import { parseName } from '../protocol/parse.js'

/** A Wiro agent. */
export interface UserAgent {
  guid: string
  title?: string
  /** 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 set-up required; absent for any other. */
  status?: number
  /** Whether a HubSpot app is saved, where Wiro tells. */
  credentials?: 'saved' | 'missing'
}

type Fields = Record<string, unknown>

/** An object's fields by their names in lower case; of anything else none. Wiro's versions differ in case. */
const fold = (value: unknown): Fields =>
  Object.fromEntries(Object.entries(Object(value) as Fields).map(([name, field]) => [name.toLowerCase(), field]))

export const agentStatus = { stopped: 0, stopping: 1, queued: 2, running: 4, setupRequired: 6 } as const

function parseAgentStatus({ status, setuprequired }: Fields): number | undefined {
  if (!/^(number|string)$/.test(typeof status) || !/^[0-6]$/.test(String(status))) return
  // It cannot be started, whichever of the two fields says so.
  const isIncomplete = Number(status) === agentStatus.stopped && setuprequired === true
  return isIncomplete ? agentStatus.setupRequired : Number(status)
}

const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== ''

/**
 * A field that is there and empty was never filled. One that is not there tells nothing: Wiro leaves out what an agent's
 * owner may not change. A hidden secret beside a client id is a saved one.
 */
function parseCredentials({ configuration, credentials }: Fields): UserAgent['credentials'] {
  const all = fold(credentials ?? fold(configuration).credentials)
  const { clientid, clientsecret } = fold(all.hubspot)
  if (clientid === '' || clientsecret === '') return 'missing'
  return isFilled(clientid) ? 'saved' : undefined
}

function parseAgent(value: unknown): UserAgent | undefined {
  const fields = fold(value)
  const { guid, title } = fields
  if (typeof guid !== 'string' || !guid) return
  const [name, status, credentials] = [parseName(title), parseAgentStatus(fields), parseCredentials(fields)]
  return {
    guid,
    ...(name && { title: name }),
    ...(status !== undefined && { status }),
    ...(credentials && { credentials }),
  }
}

/** The agents of an answer; `undefined` where it has no list. What is no agent is left out. */
export function parseAgents(body: unknown): UserAgent[] | undefined {
  const { useragents } = fold(body)
  return Array.isArray(useragents) ? useragents.flatMap((agent) => parseAgent(agent) ?? []) : undefined
}
