/**
 * Only who started a connection can finish it. An authorize URL is a bearer link: whoever opens it and approves binds
 * their HubSpot to the agent it was made for. So the redirect URL carries a seal, the window that our page sent away
 * carries the flow as its mark, and what comes back without the mark is undone. It detects and does not prevent.
 */
import { parseCallback, type Callback } from '../protocol/callback.js'
import { toBaseline, FLOW_TTL_SECONDS, type Baseline, type FinishAnswer } from '../protocol/endpoint.js'
import { checkLimit, consult, type Finish } from './guards.js'
import { Refusal } from './refusal.js'
import { withSeal, type Claim } from './seal.js'
import { isThere, judge, type Evidence } from './verdict.js'
import type { Connected } from './wiro.js'
import { tell, type Work } from './work.js'

export async function sealed(redirectUrl: string, flow: string, before: Baseline, { context, settings }: Work) {
  const claim: Claim = { agent: context.agent, flow, before, expiresAt: Date.now() + FLOW_TTL_SECONDS * 1000 }
  return withSeal(redirectUrl, await settings.seals.seal(claim, redirectUrl))
}

/** What the relay asks, from whoever's browser finished: nobody needs to be signed in, the seal says for which agent. */
export async function finish(
  { seal, outcome: pairs, flow }: Finish,
  redirectUrl: string,
  { request, ...rest }: Omit<Work, 'context'> & { request: Request },
): Promise<FinishAnswer> {
  const { settings, wiro, trail } = rest
  const claim = await settings.seals.open(seal, redirectUrl)
  if (!claim) throw new Refusal('misconfigured', 'seal_invalid', { status: 400 })
  const { agent, before } = claim
  trail.agent = agent
  const work: Work = { ...rest, context: { request, agent } }
  await checkLimit(work.context, 'finish', settings)
  const outcome = parseCallback(new URLSearchParams(pairs).toString())
  if (claim.expiresAt <= Date.now() || !outcome.success) return answer('nothing')

  const told = await wiro.status(agent)
  const now = toBaseline(told)
  const judgement = judge({ before, now, outcome, marked: flow === claim.flow })
  if (judgement === 'pending') return answer('pending')
  if (now.connected && !(await isAllowed(told, work))) {
    await undo(work)
    return { ...answer('undone'), code: 'portal_refused' }
  }
  if (judgement === 'keep') {
    if (await isFirst(claim, now, FLOW_TTL_SECONDS, work))
      await tell('on_connected_failed', work, () =>
        settings.onConnected?.({ ...eventOf(agent, now), ...nameOf(outcome.name) }),
      )
    return answer('kept')
  }
  if (judgement === 'nothing') return answer('nothing')
  if ((await wasKept(claim, { before, now, outcome }, work)) || settings.binding === 'none') return answer('nothing')
  await undoElsewhere(claim, now, outcome, work)
  return answer('undone')
}

/** Seconds for which an undoing holds what a connection that is kept holds for as long as a flow lives. */
const lease = 1

/**
 * Whether this flow was kept already: a scanner that follows the link after its owner did undoes nothing, nor does an
 * address that is replayed after a disconnect. Where the status has nothing of it, it is what the window brings that
 * counts: it may bring any portal, but only what Wiro had was kept.
 */
async function wasKept(claim: Claim, evidence: Omit<Evidence, 'marked'>, work: Work): Promise<boolean> {
  const { now, outcome } = evidence
  const account = isThere(evidence) ? now : outcome.portalId ? { portalId: outcome.portalId } : undefined
  return !!account && !(await isFirst(claim, account, lease, work))
}

/** Undoes what another window finished, and tells the host once, however often that window asks. */
async function undoElsewhere({ agent, flow, before }: Claim, now: Baseline, outcome: Callback, work: Work) {
  const { settings, trail } = work
  await undo(work).catch(async (failure: unknown) => {
    // The window asks again: by then the lease has to be over, or that would be taken for a scanner.
    await new Promise((resolve) => setTimeout(resolve, lease * 1000))
    throw failure
  })
  settings.log({ level: 'error', reason: 'finished_elsewhere', ...trail })
  const previous = before.portalId ? { previousPortalId: before.portalId } : {}
  await tell('on_suspicious_connect_failed', work, async () => {
    if (await settings.once(`${flow} undone ${outcome.portalId ?? ''}`, FLOW_TTL_SECONDS))
      await settings.onSuspiciousConnect?.({ ...eventOf(agent, now), ...previous, reason: 'finished_elsewhere' })
  })
}

/** A status that says connected to a portal that the host does not allow: disconnected, and refused. */
export async function checkPortal(told: Connected, work: Work): Promise<void> {
  if (!told.connected || (await isAllowed(told, work))) return
  await undo(work)
  throw new Refusal('portal_refused', 'portal_refused')
}

/** Without portal ids nobody could tell which portal to allow. */
async function isAllowed({ account: { portalId } }: Connected, { context, settings }: Work): Promise<boolean> {
  const { allowPortal } = settings
  if (!allowPortal) return true
  if (!portalId) throw new Refusal('misconfigured', 'portal_ids_missing')
  return (await consult('allow_portal_failed', () => allowPortal(portalId, context))) === true
}

const undo = ({ context, wiro }: Work) => wiro.disconnect(context.agent)

/** By flow and portal, never by the flow alone: a seal that leaked could spend it. */
const isFirst = (
  { flow }: Claim,
  { portalId, name = '' }: Partial<Baseline>,
  seconds: number,
  { settings: { once } }: Work,
) => consult('once_failed', () => once(`${flow} ${portalId ?? name}`, seconds))

const eventOf = (agent: string, { portalId }: Baseline) => ({ agent, ...(portalId && { portalId }) })
const nameOf = (accountName?: string) => (accountName ? { accountName } : {})

const answer = (verdict: FinishAnswer['verdict']): FinishAnswer => ({ result: true, verdict, errors: [] })
