/**
 * What must hold at the end of every run. Each exception is one of the residual cases that SECURITY.md names (R1 to R8).
 */
import type { AnsweredQuestion, Period, SimulatedProduct } from './product.js'
import type { Approval, World } from './actors.js'
import { SEAL_LISTEN_SECONDS } from '../../../../src/server/binding/state-token.js'
import type { Disconnect } from './wiro.js'

/** Returns a sentence for each thing that went wrong. */
export const findViolations = (world: World): string[] => [
  ...world.wiro.disconnects.flatMap((disconnect) => judgeDisconnect(disconnect, world)),
  ...world.approvals.flatMap((approval) => (approval.role === 'victim' ? judgeVictim(approval, world) : [])),
  ...findFloods(world),
  ...judgeOwners(world),
]

// ── (a) and (d) An honest owner's connection is not undone, least of all by another agent's seal ────────────────────

function judgeDisconnect(disconnect: Disconnect, world: World): string[] {
  const { agent, person, sealId, startedAt, since } = disconnect
  const { wiro, product, approvals } = world
  const { seal } = product.questions.find((one) => one.seal.id === sealId)!
  if (seal.agent !== agent) return [`(d) ${sealId} of ${seal.agent} undid a connection of ${agent}`]
  if (startedAt > seal.expiresAt + slackMs(wiro)) return [`(a) ${sealId} undid a connection after its time`]
  const approval = approvals.find((one) => one.seal === seal)
  // R6: who may connect may undo what came after their own `connect`, and nothing that stood before it.
  if (since < seal.madeAt - slackMs(wiro) && !wasUndoneBefore(disconnect, world))
    return [`(a) ${sealId} undid a connection that stood before it`]
  const isOwners = approvals.some((one) => one.role === 'owner' && one.person === person && one.seal.agent === agent)
  if (!isOwners || approval?.role !== 'owner') return []
  if (approval.person !== person && wiro.conditions.dialect === 'ids') {
    // R8: another account was connected between the status and the disconnect.
    return since > startedAt - slackMs(wiro) ? [] : [`(a) ${sealId} undid the account of another flow`]
  }
  return wasMarkedBefore(approval, startedAt, world) ? [`(a) ${sealId} of an owner undid its own connection`] : []
}

/** How old the picture may be that a decision is made from. */
const slackMs = ({ conditions: { lagMs, latencyMs } }: World['wiro']) => lagMs + 2 * latencyMs

/** R6, R7: the same account was undone within the hour, or another in its place (R8). */
const wasUndoneBefore = ({ agent, person, startedAt }: Disconnect, { wiro }: World) =>
  wiro.disconnects.some(
    (one) => one.agent === agent && [one.person, one.shown].includes(person) && one.startedAt < startedAt,
  )

/** R7: the owner's window had not asked yet, or what it said is in a memory that the instance does not share, as while the store fails. */
function wasMarkedBefore({ seal }: Approval, time: number, { product }: World): boolean {
  const isShared = product.conditions.hasSharedStore
  const undoing = product.questions.filter((one) => one.seal === seal && one.asker === 'scanner' && one.at <= time)
  return product.questions.some(
    (one) =>
      one.seal === seal &&
      one.flow === seal.flow &&
      one.at < time &&
      one.verdict !== 'refused' &&
      ((isShared && !product.isStoreFailing(one.at)) || undoing.every(({ process }) => process === one.process)),
  )
}

// ── (b) A victim's account does not stand while the host was told nothing ───────────────────────────────────────────

function judgeVictim(victim: Approval, world: World): string[] {
  const { product, wiro, approvals } = world
  const { seal, person, at } = victim
  // R1: the window never asked, or after 80 minutes. R3: it was refused, because the secret was changed without the old one.
  const questions = product.questions.filter(
    (one) => one.seal === seal && one.verdict !== 'refused' && one.at <= seal.expiresAt + LISTEN_MS,
  )
  const [first] = questions
  if (!first) return []
  if (!product.reports.some(({ sealId }) => sealId === seal.id)) return [`(b) ${seal.id}: nobody was told`]
  const isLast = !approvals.some((one) => one.seal.agent === seal.agent && one.person === person && one.at > at)
  const stands = wiro.connected(seal.agent) === person && isLast
  return stands && !mayStand(victim, first, world) ? [`(b) ${seal.id}: told, but not undone`] : []
}

const LISTEN_MS = SEAL_LISTEN_SECONDS * 1000

/** R4: told, but not undone. */
function mayStand(victim: Approval, first: AnsweredQuestion, world: World): boolean {
  const { product, wiro } = world
  const { seal } = victim
  const { lagMs, latencyMs, failures } = wiro.conditions
  const firstAt = product.elapsedAt(first.at)
  // The last check is 7.5 s after the first question.
  const isFailing = ({ fromMs, toMs }: Period) => fromMs < firstAt + 20_000 && toMs > firstAt + 7_000 - 3 * latencyMs
  const shownAt = victim.at + lagMs + 3 * latencyMs
  return (
    shownAt > first.at + 7_000 ||
    failures.some(isFailing) ||
    product.conditions.storeFailures.some(({ fromMs, toMs }) => fromMs < firstAt + 20_000 && toMs > firstAt) ||
    first.at + slackMs(wiro) + 8_000 > seal.expiresAt ||
    (mayBeBefore(victim, world) && !isKnownAsUndone(victim, first, world))
  )
}

/** The account of before, or one of which the status does not tell whether it is. */
function mayBeBefore({ seal: { before }, person }: Approval, { wiro: { conditions } }: World): boolean {
  if (!before.connected) return false
  if (conditions.dialect === 'neither') return true
  return conditions.dialect === 'ids' ? before.portalId === person.portalId : before.name === person.accountName
}

function isKnownAsUndone({ seal, person }: Approval, first: AnsweredQuestion, { wiro, product }: World): boolean {
  const { conditions } = product
  const hasOneMemory = conditions.hasSharedStore || (conditions.instances === 1 && !conditions.restarts.length)
  return (
    hasOneMemory &&
    wiro.conditions.dialect !== 'neither' &&
    wiro.disconnects.some(
      (one) =>
        one.agent === seal.agent &&
        one.person === person &&
        one.startedAt + wiro.conditions.latencyMs < first.at &&
        one.startedAt > first.at - HOUR_MS &&
        !product.isStoreFailing(one.startedAt),
    )
  )
}

const HOUR_MS = 3_600_000

// ── (c) Reports, changes and reads are bounded by a rate ────────────────────────────────────────────────────────────

function findFloods({ wiro, product, approvals }: World): string[] {
  const accounts = new Set(approvals.map(({ person }) => person)).size + 1
  const bySeal = groupBy(product.reports, ({ sealId }) => sealId)
  const hasOneMemory =
    product.conditions.hasSharedStore && !product.conditions.restarts.length && !product.conditions.storeFailures.length
  const noisy = [...bySeal].filter(([, reports]) => hasOneMemory && reports.length > 1 + 2 * accounts)
  const isOneProcess = product.conditions.instances === 1 && !product.conditions.restarts.length
  const attempts = isOneProcess ? groupBy(wiro.attempts, ({ sealId }) => sealId) : new Map<string, { at: number }[]>()
  const reads = groupBy(product.reads, ({ agent, process }) => agent + process)
  return [
    ...noisy.map(([sealId, reports]) => `(c) ${sealId}: ${reports.length} reports`),
    ...[...attempts].filter(([, times]) => isDenserThan(1_000, times)).map(([id]) => `(c) ${id}: undone too often`),
    ...[...reads].filter(([, times]) => isDenserThan(250, times)).map(([key]) => `(c) ${key}: read too often`),
    ...findRepeatedConnected(product, hasOneMemory),
  ]
}

/** `Map.groupBy` needs Node 21. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const isDenserThan = (ms: number, times: { at: number }[]) =>
  times.some(({ at }, index) => index > 0 && at - times[index - 1]!.at < ms)

function findRepeatedConnected({ connectedCalls, questions }: SimulatedProduct, hasOneMemory: boolean): string[] {
  const isKept = (sealId: string) => questions.some(({ seal, verdict }) => seal.id === sealId && verdict === 'kept')
  return [
    ...(hasOneMemory && new Set(connectedCalls).size < connectedCalls.length
      ? ['(c) onConnected was called twice']
      : []),
    ...(connectedCalls.every(isKept) ? [] : ['(c) onConnected was called for what is not kept']),
  ]
}

// ── Honest people lose nothing ──────────────────────────────────────────────────────────────────────────────────────

/** Where nothing fails and nobody interferes, an owner's window gets `kept`, and the account stands. */
function judgeOwners(world: World): string[] {
  const { product, wiro, approvals } = world
  const { conditions } = product
  const isCalm = !wiro.conditions.failures.length && !conditions.storeFailures.length && !conditions.rotation
  if (!isCalm || wiro.conditions.lagMs > 2_500) return []
  return approvals.flatMap((owner) => {
    const isAlone = !approvals.some((one) => one !== owner && one.seal.agent === owner.seal.agent)
    if (owner.role !== 'owner' || !isAlone) return []
    const questions = product.questions.filter(({ seal }) => seal === owner.seal)
    const isLate = questions.some(({ at }) => at >= owner.seal.expiresAt)
    if (isLate || questions.some(({ asker }) => asker !== 'window')) return []
    const stands = wiro.connected(owner.seal.agent) === owner.person
    const isKept = owner.closedAt < Infinity || questions.some(({ verdict }) => verdict === 'kept')
    return stands && isKept ? [] : [`(a) ${owner.seal.id}: the owner's window got no 'kept'`]
  })
}
