/**
 * Parses Wiro's answers about agents, field by field: newer versions of Wiro put the client secret and billing links into
 * the same answer.
 */
import { isRecord, lowerCaseKeys, parseName, type Fields } from '../../protocol/parse.js'

/** An agent at Wiro. */
export interface WiroAgent {
  guid: string
  title?: string
  /** 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 set-up required; absent for any other. */
  status?: number
  /** Whether a HubSpot app is saved; absent where Wiro's answer does not show it. */
  credentials?: 'saved' | 'missing'
}

export const AGENT_STATUS = { stopped: 0, stopping: 1, queued: 2, starting: 3, running: 4, setupRequired: 6 } as const

/** Wiro's API dialects differ in the case of the field names. */
const fieldsOf = (value: unknown): Fields => (isRecord(value) ? lowerCaseKeys(value) : {})

function parseAgentStatus({ status, setuprequired }: Fields): number | undefined {
  if (!/^(number|string)$/.test(typeof status) || !/^[0-6]$/.test(String(status))) return
  // A stopped agent that lacks settings cannot be started, whichever of the two fields says so.
  const isIncomplete = Number(status) === AGENT_STATUS.stopped && setuprequired === true
  return isIncomplete ? AGENT_STATUS.setupRequired : Number(status)
}

/**
 * Empty fields mean that no app is saved, and a client id that one is, also where its secret is hidden. Missing fields
 * mean nothing: Wiro leaves out what the agent's owner may not change.
 */
function parseCredentialsState({ configuration, credentials }: Fields): WiroAgent['credentials'] {
  const { hubspot } = fieldsOf(credentials ?? fieldsOf(configuration).credentials)
  const { clientid, clientsecret } = fieldsOf(hubspot)
  if (clientid === '' || clientsecret === '') return 'missing'
  return typeof clientid === 'string' && clientid.trim() !== '' ? 'saved' : undefined
}

function parseAgent(value: unknown): WiroAgent | undefined {
  const fields = fieldsOf(value)
  const { guid } = fields
  if (typeof guid !== 'string' || !guid) return
  const [title, status, credentials] = [
    parseName(fields.title),
    parseAgentStatus(fields),
    parseCredentialsState(fields),
  ]
  return {
    guid,
    ...(title && { title }),
    ...(status !== undefined && { status }),
    ...(credentials && { credentials }),
  }
}

/** Returns the agents of an answer, or `undefined` where it has no list. Entries without a guid are left out. */
export function parseAgents(body: unknown): WiroAgent[] | undefined {
  const { useragents } = fieldsOf(body)
  return Array.isArray(useragents) ? useragents.flatMap((agent) => parseAgent(agent) ?? []) : undefined
}
