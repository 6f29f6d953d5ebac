/** Turns the machine's state into the state that a host reads. */
import { agentStatusOf } from '../protocol/agent-status.js'
import type { AuthMethod } from '../protocol/endpoint.js'
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import type { ActiveFlow } from './flow.js'
import type { MachineState } from './machine-model.js'
import type { Flow, Health, State } from './state.js'

/** Access lives 30 minutes and only a running agent renews it; its timer may need five more. */
const RENEWAL_DELAY_MS = 300_000

/** Judges by the server's clock. A status without `now` or `tokenExpiresAt` cannot show that access has run out. */
export function healthOf({ agent, now, account: { tokenExpiresAt } }: ConnectionStatus): Health {
  if (!agent) return 'unknown'
  if (agentStatusOf(agent.status).name !== 'running') return 'paused'
  return now && tokenExpiresAt && +now - +tokenExpiresAt > RENEWAL_DELAY_MS ? 'failing' : 'ok'
}

const toPublicFlow = (flow: ActiveFlow): Flow => ({
  id: flow.id,
  startedAt: flow.startedAt,
  expiresAt: flow.expiresAt,
  reconnect: flow.reconnect,
  windowHeld: flow.windowHeld,
  lingering: flow.lingering,
  redirect: flow.redirect,
  leaving: flow.redirect && flow.hasAuthorizeUrl,
  windowClosed: flow.windowClosed,
})

/**
 * In own mode, by the endpoint's choice or else the page's, an app that is not saved makes `disconnected` a `setup`. A flow
 * that another tab or element did not finish makes it `unfinished`.
 */
export function toPublicState(state: MachineState, pageAuthMethod?: AuthMethod): State {
  const { lastStatus, isSlow, flow: activeFlow } = state
  const authMethod = lastStatus?.authMethod
  const isOwnMode = (authMethod ?? pageAuthMethod) === 'own'
  const base = { can: lastStatus?.can ?? [], slow: isSlow || undefined, agent: lastStatus?.agent, authMethod }
  const account = lastStatus?.connected ? lastStatus.account : undefined
  const flow = activeFlow && toPublicFlow(activeFlow)
  switch (state.status) {
    case 'checking':
      return { ...base, status: 'checking' }
    case 'disconnected':
      if (isOwnMode && lastStatus?.appMissing) return { ...base, status: 'setup' }
      if (state.unfinishedFlow) return { ...base, status: 'unfinished', flow: toPublicFlow(state.unfinishedFlow) }
      return { ...base, status: 'disconnected', ...(state.windowLeft && { windowLeft: true }) }
    case 'connected': {
      const { lastStatus, problem } = state
      return { ...base, status: 'connected', account: lastStatus.account, health: healthOf(lastStatus), problem, flow }
    }
    case 'disconnecting':
      return { ...base, status: 'disconnecting', account: state.lastStatus.account }
    case 'failed':
      return { ...base, status: 'failed', problem: state.problem, account, flow }
    default:
      return { ...base, status: state.status, account, flow: toPublicFlow(state.flow) }
  }
}
