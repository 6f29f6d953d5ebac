/** Wiro's `/UserAgent/…` endpoints: reading, starting, stopping and configuring agents. */
import type { Fields } from '../../protocol/parse.js'
import { AGENT_STATUS, parseAgents, type WiroAgent } from './agents.js'
import { WiroError } from './errors.js'
import { MAX_AGENT_BYTES, READ_ATTEMPTS, type RequestOptions, type WiroRequests } from './requests.js'
import { toStartError } from './responses.js'
import { requireSkills, type CustomSkill } from './skills.js'

export async function listAgents(
  { request }: WiroRequests,
  page: { start?: number; limit?: number },
  options?: RequestOptions,
): Promise<WiroAgent[]> {
  const isComplete = (answer: Fields) => parseAgents(answer) !== undefined
  const callOptions = { maxAttempts: READ_ATTEMPTS, maxBytes: MAX_AGENT_BYTES, isComplete, ...options }
  const { start, limit } = page
  return parseAgents(await request('/UserAgent/MyAgents', { start, limit }, callOptions))!
}

export async function readAgent(
  { requestAgent }: WiroRequests,
  agent: string,
  options?: RequestOptions,
): Promise<WiroAgent> {
  const firstOf = (answer: Fields) => parseAgents(answer)?.[0]
  const isComplete = (answer: Fields) => firstOf(answer) !== undefined
  return firstOf(await requestAgent('Detail', agent, {}, { maxAttempts: READ_ATTEMPTS, isComplete, ...options }))!
}

export async function startAgent(requests: WiroRequests, agent: string): Promise<void> {
  const policy = { toError: toStartError, alreadyDone: 'already_running' } as const
  try {
    await requests.requestAgent('Start', agent, {}, policy)
  } catch (error) {
    if (!(error instanceof WiroError) || error.reason !== 'start_refused') throw error
    const startError = await resolveStartError(error, requests, agent)
    if (startError) throw startError
  }
}

const RUNNING_SOON: readonly number[] = [AGENT_STATUS.queued, AGENT_STATUS.starting, AGENT_STATUS.running]

/**
 * Reads the agent's status when Wiro refused a start with a text that is not known. Returns the error that the status
 * explains, or `undefined` if the agent is running or about to run, so that the start succeeded after all.
 */
async function resolveStartError(
  error: WiroError,
  requests: WiroRequests,
  agent: string,
): Promise<WiroError | undefined> {
  const { status } = await readAgent(requests, agent).catch((): Partial<WiroAgent> => ({}))
  if (status !== undefined && RUNNING_SOON.includes(status)) return
  if (status === AGENT_STATUS.stopping) return new WiroError('unavailable', 'agent_stopping')
  if (status === AGENT_STATUS.setupRequired) return new WiroError('start_refused', 'setup_incomplete')
  return error
}

export async function stopAgent({ requestAgent }: WiroRequests, agent: string): Promise<void> {
  const toError = () => new WiroError('unavailable', 'stop_refused')
  await requestAgent('Stop', agent, {}, { toError, alreadyDone: 'already_stopped' })
}

export async function updateSkills(
  { requestAgent }: WiroRequests,
  agent: string,
  skills: readonly CustomSkill[],
): Promise<void> {
  const fields = { configuration: { custom_skills: requireSkills(skills) } }
  const toError = () => new WiroError('misconfigured', 'skills_refused')
  await requestAgent('Update', agent, fields, { toError })
}
