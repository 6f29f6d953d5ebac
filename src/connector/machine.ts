/**
 * The states of a connection and what leads from one to the next: `transition(model, …event)` answers the next model and
 * the effects to perform. Nothing here touches the page, a clock or the network: the connector performs the effects.
 */
import { toBaseline, type Baseline, type ConnectionStatus } from '../protocol/endpoint.js'
import type { Code, Owner } from '../protocol/codes.js'
import type { FlowResult, Problem } from './state.js'
import type { Effect, Event, Happenings, Model } from './events.js'
import { agree, isNew, isSame, type Attempt, type Outcome } from './proof.js'

export type Step = [model: Model, ...effects: Effect[]]

/** What the page finds out by itself is nearly always for the person to act on. */
export const problemOf = (code: Code, owner: Owner = 'you'): Problem => ({ code, owner, during: 'connect' })

const withFlow = (model: Model, change: Partial<Attempt>): Model => ({ ...model, flow: { ...model.flow!, ...change } })

/** Another account than the page expects, or than was there `before` the flow; a page that expects one asks no more. */
function strayed({ told, expected }: Model, before?: Model): Problem | undefined {
  const { account } = told!
  const flow = before?.flow
  const got = account.portalId ?? flow?.outcome?.portalId
  if (expected ? agree(expected, got) : !flow || isSame(account, flow.baseline)) return
  return {
    ...problemOf('wrong_portal'),
    during: flow ? 'connect' : 'check',
    portalId: got,
    accountName: account.name,
    expectedPortal: expected,
    previousPortalId: flow?.baseline?.portalId,
    previousName: before?.told?.account.name,
  }
}

/** What the last status says, without a flow. */
const rest = (model: Model): Model => ({
  phase: model.told ? (model.told.connected ? 'connected' : 'disconnected') : 'checking',
  told: model.told,
  named: model.named,
  expected: model.expected,
  problem: model.told?.connected ? strayed(model) : undefined,
})

/** Stopped by a problem: an account is kept where the last read says that one is connected. */
const stopped = (model: Model, problem: Problem): Model => ({
  ...rest(model),
  phase: model.told?.connected ? 'connected' : 'failed',
  problem,
})

/** A flow ends without success. */
const leave = (model: Model, problem: Problem, outcome: FlowResult['outcome'] = 'failed'): Step => [
  stopped(model, problem),
  'close',
  { outcome, code: problem.code },
]

/** The flow goes on in another phase, and its problem is over. */
const move = (model: Model, phase: Model['phase'], change: Partial<Attempt>): Model => ({
  ...withFlow(model, { lost: false, ...change }),
  phase,
  problem: undefined,
})

function restarted(model: Model, fresh: Attempt): Step {
  if (model.phase === 'disconnecting') return [model]
  const flow = { ...fresh, reconnect: !!model.told?.connected }
  const ends: Effect[] = model.flow ? ['close', { outcome: 'superseded' }] : []
  return [{ ...rest(model), phase: 'opening', flow }, ...ends, 'carry', 'ask', 'open']
}

/** A window that is gone without an answer may have spent its authorize URL: the next one is asked for anew. */
const reopened = (model: Model): Step => [
  move(model, 'opening', {
    ready: false,
    outcome: undefined,
    addressed: model.phase !== 'unfinished' && model.flow!.addressed,
  }),
  'reopen',
]

/** The relay waits, and there is somewhere to go; a page that leaves itself waits for nobody. */
function go(model: Model): Step {
  const { ready, addressed } = model.flow!
  if (!ready || model.phase === 'verifying') return [model]
  return addressed ? [move(model, 'authorizing', {}), 'go'] : [model, 'ask']
}

/** Adds the name that only a callback tells, where it belongs to the account that the status tells. */
const withName = (told: ConnectionStatus, named: Outcome | undefined): ConnectionStatus =>
  named?.name && told.connected && agree(told.account.portalId, named.portalId)
    ? { ...told, account: { ...told.account, name: told.account.name ?? named.name } }
    : told

const naming = (model: Model, outcome: Outcome): Model => ({
  ...model,
  named: outcome.name ? outcome : model.named,
  told: model.told && withName(model.told, outcome),
})

/** A read proved nothing, or failed: what the flow waits for then. */
function goOn(model: Model): Step {
  const { phase, flow } = model
  const { outcome, lost } = flow!
  const verifying = phase === 'verifying'
  const { success, cause } = outcome ?? {}
  if (verifying && cause) return leave(model, { ...cause, during: 'connect' })
  const silent = verifying ? !success : lost && phase !== 'failed'
  return [silent ? { ...model, phase: 'unfinished' } : model]
}

type Table = { [Name in keyof Happenings]?: (model: Model, ...what: Happenings[Name]) => Step }

/** What happens to a flow under way. */
const underWay: Table = {
  ready: (model) => go(withFlow(model, { ready: true })),

  /** A flow's first baseline stands: a later one may be its own success. */
  addressed: (model, expiresAt, baseline: Baseline | undefined = model.told && toBaseline(model.told)) =>
    go(withFlow(model, { addressed: true, expiresAt, baseline: model.flow!.baseline ?? baseline })),

  noted: (model, change) => [withFlow(model, change)],

  stalled: (model, problem) => [
    model.phase === 'opening' && !model.flow!.ready ? { ...model, phase: 'failed', problem } : model,
  ],

  reopened,

  /** A second outcome counts only from error to success. */
  returned(model, outcome) {
    const { outcome: first } = model.flow!
    const { success } = outcome
    if (first && (first.success || !success)) return [model]
    return [move(naming(model, outcome), 'verifying', { outcome }), success ? 'climb' : 'read']
  },

  looked: (model) => [model, 'read'],

  lost: (model) => (/^(opening|authorizing)$/.test(model.phase) ? [withFlow(model, { lost: true }), 'read'] : [model]),

  climbed: (model) => [
    model.phase === 'verifying' ? { ...stopped(model, problemOf('not_confirmed')), flow: model.flow } : model,
  ],

  refused: leave,

  expired: (model, problem) => leave(model, problem, 'expired'),

  cancelled: (model) => [rest(model), 'close', { outcome: 'cancelled' }, 'read'],
}

/** What happens to a connection, with or without a flow. */
const always: Table = {
  checked(model) {
    const { phase, flow } = model
    if (phase !== 'failed') return [model, 'read']
    return flow?.outcome?.success
      ? [move(model, 'verifying', {}), 'climb']
      : [flow ? model : { ...rest(model), phase: 'checking' }, 'read']
  },

  slowed: (model) => [{ ...model, slow: true }],

  told(model, told) {
    const { phase, problem, flow } = model
    const next: Model = { ...model, told: withName(told, model.named), slow: false, doubtful: false }
    const stays = told.connected
      ? phase === 'connected' && isSame(told.account, model.told?.account)
      : phase === 'failed' && problem?.during !== 'check'
    // What is true then is read once the disconnect is answered.
    if (phase === 'disconnecting') return [model]
    // What undid a connection so soon is the server: it was approved elsewhere.
    if (model.doubtful && !told.connected) return [stopped(next, problemOf('wrong_browser'))]
    if (!flow) return [stays ? next : rest(next)]
    if (!told.connected) next.flow = { ...flow, baseline: toBaseline(told), reconnect: false }
    if (isNew(next.flow!, told)) {
      const found = strayed(next, model)
      return [{ ...rest(next), problem: found }, 'release', { outcome: 'connected', code: found?.code }, 'ping']
    }
    // Only a flow whose ladder ended is drawn over an account.
    return phase === 'connected' && !stays ? [{ ...next, phase: 'failed' }] : goOn(next)
  },

  untold(model, problem) {
    const next = { ...model, slow: false, doubtful: false }
    // A portal that is not allowed has been disconnected.
    if (problem.code === 'portal_refused' || model.phase === 'checking')
      return [{ ...next, phase: 'failed', problem, told: undefined }]
    return model.flow && model.phase !== 'connected' ? goOn(next) : [next]
  },

  /** A press joins the flow that waits; a flow whose ladder ended over an account is not waited for. */
  pressed(model, fresh) {
    if (!model.flow || model.phase === 'connected') return restarted(model, fresh)
    return /^(unfinished|failed)$/.test(model.phase) ? reopened(model) : [model, 'focus']
  },

  restarted,

  resumed: (model, kept) =>
    model.flow || model.phase === 'disconnecting'
      ? [model]
      : [{ ...rest(model), phase: 'authorizing', flow: kept }, 'carry', 'read'],

  recalled: (model, outcome) => [naming(model, outcome), 'read'],

  doubted: (model) => (model.phase === 'connected' && !model.flow ? [{ ...model, doubtful: true }, 'read'] : [model]),

  refused: (model, problem) => [model.phase === 'disconnecting' ? model : stopped(model, problem)],

  dismissed(model) {
    if (model.phase === 'disconnecting' || !model.told?.connected) return [model]
    const ends: Effect[] = model.flow ? ['close', { outcome: 'cancelled' }] : []
    return [{ ...rest(model), phase: 'disconnecting' }, ...ends, 'disconnect']
  },

  accepted: (model) => [model.phase === 'connected' ? { ...model, problem: undefined } : model],

  disconnected: (model) => [
    rest({ ...model, named: undefined, told: { ...model.told!, connected: false, account: {} } }),
    'ping',
  ],

  stayed: (model, problem) => [model.flow ? model : stopped(model, problem), 'read'],
}

/** The next model and what is to be done; an event without meaning leaves the model as it is. */
export function transition(model: Model, ...[name, ...what]: Event): Step {
  const row = ((model.flow && underWay[name]) ?? always[name]) as
    ((model: Model, ...what: unknown[]) => Step) | undefined
  return row?.(model, ...what) ?? [model]
}
