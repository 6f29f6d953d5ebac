/** What a host reads of a connection: the model, as one of the states that can be. */
import type { Flow, Health, State } from './state.js'
import type { ConnectionStatus } from '../protocol/endpoint.js'
import type { Model } from './events.js'
import type { Attempt } from './proof.js'

/** Access lives 30 minutes and only a running agent renews it; its cron may need five more. */
const cronDelay = 300_000
const running = 4

/** By the server's clock: a status without it cannot tell that access has run out, and nothing is later than NaN. */
export const healthOf = ({ agent, now, account: { tokenExpiresAt } }: ConnectionStatus): Health =>
  !agent ? 'unknown' : agent.status !== running ? 'paused' : +now! - +tokenExpiresAt! > cronDelay ? 'failing' : 'ok'

/** What a host reads of a flow: not what proves it, and not how far its relay is. */
const publicFlow = ({
  id,
  startedAt,
  expiresAt,
  reconnect,
  windowHeld,
  lingering,
  redirect,
  addressed,
}: Attempt): Flow => ({
  id,
  startedAt,
  expiresAt,
  reconnect,
  windowHeld,
  lingering,
  redirect,
  leaving: redirect && addressed,
})

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
    flow: flow && publicFlow(flow),
  }) as State
