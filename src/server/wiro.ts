/**
 * The calls to Wiro, in the dialect of the HubSpot endpoints; what the methods take and answer does not show which. How
 * they are sent is in `sending.ts`, how an answer is read in `reading.ts`.
 */
import { parseConnect, parseStatus, type AuthMethod, type ConnectionStatus } from '../protocol/endpoint.js'
import { agentStatus, parseAgents, type UserAgent } from './agents.js'
import { checkCredentials, type Credentials } from './credentials.js'
import { checkWiroOptions, type WiroOptions } from './options.js'
import {
  readAnswer,
  refusalOfCredentials,
  refusalOfLeftOut,
  refusalOfRefresh,
  refusalOfStart,
  unreadable,
  type Reading,
} from './reading.js'
import { Refusal } from './refusal.js'
import { attempt, createSender, within } from './sending.js'
import { checkSkills, type CustomSkill } from './skills.js'

/** How long an answer is waited for. */
export interface Waiting {
  /** Milliseconds; default: the client's. */
  timeout?: number
  /** Ends a read early; nothing is changed by that. */
  signal?: AbortSignal
}

/** What is connected, as Wiro says. */
export type Connected = Pick<ConnectionStatus, 'connected' | 'account'>

/**
 * Wiro, for one API key. Every method rejects with a `Refusal` and nothing else; only those that read are asked a second
 * time, after a connection that failed.
 */
export interface Wiro {
  status(agent: string, waiting?: Waiting): Promise<Connected>
  /** Resolves to the authorize URL: a URL, not yet one that may be opened. */
  connect(agent: string, redirectUrl: string, authMethod?: AuthMethod): Promise<string>
  /** Wiro forgets the tokens and keeps a saved app; a running agent restarts. */
  disconnect(agent: string): Promise<void>
  /** The newest first; Wiro answers 20 at once, where nothing else is said. */
  myAgents(page?: { start?: number; limit?: number }, waiting?: Waiting): Promise<UserAgent[]>
  detail(agent: string, waiting?: Waiting): Promise<UserAgent>
  /** Resolves also for an agent that runs, or is on its way to. */
  start(agent: string): Promise<void>
  /** Resolves also for an agent that does not run. */
  stop(agent: string): Promise<void>
  /** Saves a HubSpot app for own mode, over one that is there; a running agent restarts. */
  updateCredentials(agent: string, credentials: Credentials): Promise<void>
  /** Renews HubSpot's tokens, as a running agent does by itself. They stay in here: it resolves to when they end. */
  tokenRefresh(agent: string): Promise<{ expiresAt?: Date }>
  /** Changes these skills and leaves the others; a running agent restarts. */
  customSkills(agent: string, skills: readonly CustomSkill[]): Promise<void>
}

type Fields = Record<string, unknown>

/** How a call is sent and read. */
interface Calling extends Waiting, Reading {
  attempts?: number
}

/** Bytes of the longest answer about agents: it holds their instructions and what each of their skills needs. */
const longest = 1_048_576

/** Throws a `TypeError` that lists what is wrong with the options and prints none of their values. */
export function createWiro(options: WiroOptions): Wiro {
  const { timeout: patience, log, ...connection } = checkWiroOptions(options)
  const send = createSender(connection)

  /** Only what changes nothing may be asked twice: an idle connection that Wiro has just closed fails at once. */
  const call = (
    path: string,
    body: Fields,
    { attempts = 1, timeout = patience, signal: outer, ...read }: Calling = {},
  ) =>
    within(timeout, outer, (signal) =>
      attempt(attempts, signal, async () => readAnswer(await send(path, body, signal), read)),
    )

  /** About one agent, which goes by another name in each family of calls. */
  const ask = async (path: string, name: 'guid' | 'userAgentGuid', agent: string, more?: Fields, calling?: Calling) => {
    if (typeof agent !== 'string' || !agent) throw new Refusal('useragent_not_found', 'agent_missing')
    const answer = await call(path, { [name]: agent, ...more }, calling)
    if ([answer.errors ?? []].flat().length) log({ level: 'warn', reason: 'result_with_errors', agent })
    return answer
  }
  const oauth = (action: string, agent: string, more?: Fields, calling?: Calling) =>
    ask('/UserAgentOAuth/' + action, 'userAgentGuid', agent, more, calling)
  const useragent = (action: string, agent: string, more?: Fields, calling?: Calling) =>
    ask('/UserAgent/' + action, 'guid', agent, more, { longest, ...calling })

  const wiro: Wiro = {
    async status(agent, waiting) {
      const told = parseStatus(await oauth('HubSpotStatus', agent, {}, { attempts: 2, ...waiting }))
      if (!told) throw unreadable()
      const { connected, account } = told
      return { connected, account }
    },
    async connect(agent, redirectUrl, authMethod) {
      const more = { redirectUrl, ...(authMethod === 'own' && { authMethod }) }
      const addressed = parseConnect(await oauth('HubSpotConnect', agent, more))
      if (!addressed || !URL.canParse(addressed.url)) throw unreadable()
      return addressed.url
    },
    async disconnect(agent) {
      await oauth('HubSpotDisconnect', agent)
    },
    async myAgents({ start, limit } = {}, waiting) {
      const calling = { attempts: 2, longest, ...waiting }
      const agents = parseAgents(await call('/UserAgent/MyAgents', { start, limit }, calling))
      if (!agents) throw unreadable()
      return agents
    },
    async detail(agent, waiting) {
      const [detail] = parseAgents(await useragent('Detail', agent, {}, { attempts: 2, ...waiting })) ?? []
      if (!detail) throw unreadable()
      return detail
    },
    async start(agent) {
      const already = /already (running|queued|starting)/i
      await useragent('Start', agent, {}, { refuse: refusalOfStart, already }).catch(async (error: Refusal) => {
        if (error.reason !== 'start_refused') throw error
        await explainStart(error, wiro.detail(agent))
      })
    },
    async stop(agent) {
      const already = /already stopped|in error state/i
      await useragent('Stop', agent, {}, { refuse: () => new Refusal('unavailable', 'stop_refused'), already })
    },
    async updateCredentials(agent, credentials) {
      const more = { configuration: { credentials: { hubspot: checkCredentials(credentials) } } }
      const refusal = refusalOfLeftOut(await useragent('Update', agent, more, { refuse: refusalOfCredentials }))
      if (refusal) throw refusal
    },
    async tokenRefresh(agent) {
      await oauth('TokenRefresh', agent, { provider: 'hubspot' }, { refuse: refusalOfRefresh })
      // Renewed is renewed: until when is told by the status alone, which may fail.
      const told = await wiro.status(agent).catch(() => undefined)
      const expiresAt = told?.account.tokenExpiresAt
      return expiresAt ? { expiresAt } : {}
    },
    async customSkills(agent, skills) {
      const more = { configuration: { custom_skills: checkSkills(skills) } }
      await useragent('Update', agent, more, { refuse: () => new Refusal('misconfigured', 'skills_refused') })
    },
  }
  return wiro
}

/** Where Wiro's words tell nothing, the agent's status may: resolves where it runs, or is about to. */
async function explainStart(refusal: Refusal, detail: Promise<UserAgent>): Promise<void> {
  const { status = NaN } = await detail.catch((): Partial<UserAgent> => ({}))
  if (status >= agentStatus.queued && status <= agentStatus.running) return
  if (status === agentStatus.stopping) throw new Refusal('unavailable', 'agent_stopping')
  if (status === agentStatus.setupRequired) throw new Refusal('start_refused', 'setup_incomplete')
  throw refusal
}
