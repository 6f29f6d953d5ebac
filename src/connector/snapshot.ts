/** What a host reads of a connection: the model, as one of the states that can be. */
import type { Health, State } from './state.js'
import type { ConnectionStatus } from '../protocol/endpoint.js'
import type { Model } from './events.js'

/** Access lives 30 minutes and only a running agent renews it; its cron may need five more. */
const cronDelay = 300_000
const running = 4

/** By the server's clock: a status without it cannot tell that access has run out, and nothing is later than NaN. */
export const healthOf = ({ agent, now, account: { tokenExpiresAt } }: ConnectionStatus): Health =>
  !agent ? 'unknown' : agent.status !== running ? 'paused' : +now! - +tokenExpiresAt! > cronDelay ? 'failing' : 'ok'

/** The machine sees to it that what belongs to a status is there. `own`: through an own app. */
export const snapshot = ({ phase, told, problem, flow, slow }: Model, own = false): State =>
  ({
    status: own && told?.appMissing && phase === 'disconnected' ? 'setup' : phase,
    can: told?.can ?? [],
    slow,
    account: told?.connected ? told.account : undefined,
    health: phase === 'connected' ? healthOf(told!) : undefined,
    agent: told?.agent,
    problem,
    flow,
  }) as State
