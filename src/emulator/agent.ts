// An agent's life: which status it has by the clock, what starts and stops it, and its own refresh of HubSpot's tokens.
// Nothing ticks: whoever looks at an agent settles it first, and what was due by then has happened.
import { issueTokens, renewTokens, TokenRefusal, type Client } from './tokens.js'
import type { Agent, AgentSeed, AgentStatus, AuthMethod, World } from './store.js'

const REFRESH_INTERVAL = 20 * 60_000
/** How long stopping, waiting in the queue and starting each take. */
const STEP = 1000

const STOPPED = 0
const STOPPING = 1
const QUEUED = 2
const STARTING = 3
const RUNNING = 4
const ERROR = 5
const SETUP_REQUIRED = 6

/** Adds an agent, or puts it back to what its seed says. */
export function addAgent(world: World, seed: AgentSeed): Agent {
  const now = world.clock.now()
  const agent: Agent = {
    id: world.agents.get(seed.guid)?.id ?? world.agents.size + 1,
    seed,
    title: seed.title ?? 'Agent',
    steps: [{ at: now, status: seed.status ?? STOPPED }],
    app: { ...seed.app },
    saved: new Set(),
    skills: [],
    lastRefresh: now,
  }
  if (seed.connected !== undefined) agent.connection = connectionFromSeed(world, seed.connected)
  world.agents.set(seed.guid, agent)
  return agent
}

function connectionFromSeed(world: World, portalId: string): Agent['connection'] {
  const { clientId } = world.seed.wiroApp
  const now = world.clock.now()
  const grant = { portalId, clientId, redirectUri: '', scopes: [], serial: world.faults.serial() }
  return { portalId, authMethod: 'wiro', connectedAt: now, ...issueTokens(world, grant, now) }
}

/** What Wiro's API and page show as the agent's status. */
export function statusOf(world: World, agent: Agent): AgentStatus {
  const status = rawStatus(world, agent)
  return status === STOPPED && setupRequired(world, agent) ? SETUP_REQUIRED : status
}

export function setupRequired({ faults }: World, agent: Agent): boolean {
  if (faults.peek('agent-setup-required')) return true
  return (agent.seed.required ?? []).some((key) => !(key === 'hubspot' ? agent.connection : agent.saved.has(key)))
}

function rawStatus({ faults, clock }: World, agent: Agent): AgentStatus {
  if (faults.peek('agent-stopped') || faults.peek('agent-setup-required')) return STOPPED
  if (faults.peek('agent-error')) return ERROR
  return stepAt(agent, clock.now()).status
}

function stepAt(agent: Agent, now: number): Agent['steps'][number] {
  return agent.steps.findLast((step) => step.at <= now) ?? { at: now, status: STOPPED }
}

/** A no of Wiro's, under its general number where nothing else is said. */
interface No {
  code?: number
  message: string
}

/** Why the agent cannot be started, or nothing, and then it is on its way. */
export function startAgent(world: World, agent: Agent): No | undefined {
  const refusal = startRefusal(world, agent)
  if (!refusal) agent.steps = stepsToRunning(world.clock.now())
  return refusal
}

const NO_SUBSCRIPTION = 'Active subscription required to start agent. Please renew your subscription.'
const NO_CREDITS = 'No credits available. Please renew your subscription or purchase extra credits.'

/** Wiro's own words (its agent overview, Error Messages). */
const START_REFUSALS: Partial<Record<AgentStatus, string>> = {
  [STOPPING]: 'Agent is currently stopping, please wait',
  [QUEUED]: 'Agent is already queued to start',
  [STARTING]: 'Agent is already running',
  [RUNNING]: 'Agent is already running',
  [SETUP_REQUIRED]: 'Agent setup is not complete. Please fill in your credentials before starting.',
}

function startRefusal(world: World, agent: Agent): No | undefined {
  const message = START_REFUSALS[statusOf(world, agent)]
  if (message) return { message }
  if (agent.seed.subscribed === false) return { message: NO_SUBSCRIPTION }
  if (agent.seed.credits === false) return { message: NO_CREDITS }
  const { code = 0, text = '' } = world.faults.take('start-refused') ?? {}
  return text ? { code, message: text } : undefined
}

const STOP_REFUSALS: Partial<Record<AgentStatus, string>> = {
  [STOPPED]: 'Agent is already stopped',
  [ERROR]: 'Agent is in error state, use Start to retry',
  [SETUP_REQUIRED]: 'Agent is already stopped',
}

/** Why the agent cannot be stopped, or nothing, and then it stops. */
export function stopAgent(world: World, agent: Agent): No | undefined {
  const message = STOP_REFUSALS[statusOf(world, agent)]
  if (message) return { message }
  endAgent(world, agent)
  return undefined
}

/** A starting or running agent takes a moment, one that is stopping no longer than it had left; any other stops at once. */
function endAgent(world: World, agent: Agent): void {
  const now = world.clock.now()
  const { at, status } = stepAt(agent, now)
  if (status === STOPPING) agent.steps = stepsToStopped(at)
  else if (status === STARTING || status === RUNNING) agent.steps = stepsToStopped(now)
  else agent.steps = [{ at: now, status: STOPPED }]
}

/** After changed credentials: only a starting or running agent restarts. */
export function restartAgent(world: World, agent: Agent): void {
  const now = world.clock.now()
  const status = rawStatus(world, agent)
  if (status !== STARTING && status !== RUNNING) return
  if (setupRequired(world, agent)) agent.steps = stepsToStopped(now)
  else agent.steps = [{ at: now, status: STOPPING }, ...stepsToRunning(now + STEP)]
}

function stepsToStopped(from: number): Agent['steps'] {
  return [
    { at: from, status: STOPPING },
    { at: from + STEP, status: STOPPED },
  ]
}

function stepsToRunning(from: number): Agent['steps'] {
  return [
    { at: from, status: QUEUED },
    { at: from + STEP, status: STARTING },
    { at: from + 2 * STEP, status: RUNNING },
  ]
}

export function settleAll(world: World): void {
  for (const agent of world.agents.values()) settleAgent(world, agent)
}

/** Catches up with the last refresh that was due: on the start, then every 20 minutes. Those before it left no trace. */
export function settleAgent(world: World, agent: Agent): void {
  const now = world.clock.now()
  const running = stepAt(agent, now)
  if (rawStatus(world, agent) !== RUNNING) return
  const due = running.at + Math.floor((now - running.at) / REFRESH_INTERVAL) * REFRESH_INTERVAL
  if (due <= agent.lastRefresh || !agent.connection) return
  agent.lastRefresh = due
  if (world.faults.take('refresh-failing')) return
  refreshConnection(world, agent, due)
}

/** Whether HubSpot gave new tokens. */
export function refreshConnection(world: World, agent: Agent, at: number): boolean {
  const { connection } = agent
  const client = connection && clientOf(world, agent, connection.authMethod)
  if (!connection || !client) return false
  try {
    agent.connection = { ...connection, ...renewTokens(world, client, connection.refreshToken, at) }
    return true
  } catch (error) {
    if (error instanceof TokenRefusal) return false
    throw error
  }
}

/** The HubSpot app that speaks for this agent; nothing in own mode as long as none is saved. */
export function clientOf(world: World, agent: Agent, authMethod: AuthMethod): Client | undefined {
  if (authMethod === 'wiro') return world.seed.wiroApp
  const { clientId, clientSecret } = agent.app
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}
