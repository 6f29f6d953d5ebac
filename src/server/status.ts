/**
 * The answer to `status`: what Wiro says is connected, and beside it what the host lets the page know of the agent. Only
 * the connection decides whether there is an answer.
 */
import { parseName } from '../protocol/parse.js'
import type { StatusAnswer } from '../protocol/endpoint.js'
import type { UserAgent } from './agents.js'
import { checkPortal } from './binding.js'
import { can } from './guards.js'
import type { Settings } from './options.js'
import type { Refusal } from './refusal.js'
import type { Work } from './work.js'

/** Nobody waits any more once the browser is gone, and nothing is changed: the reads may end. */
export async function status(work: Work): Promise<StatusAnswer> {
  const { context, settings, wiro } = work
  const { signal } = context.request
  const reading = new AbortController()
  const agent = readAgent(work, reading.signal)
  try {
    const told = await wiro.status(context.agent, { signal })
    await checkPortal(told, work)
    const { connected, account } = told
    const { portalId, connectedAt, tokenExpiresAt } = account
    const name = connected ? ((await keptName(work, portalId)) ?? account.name) : undefined
    return {
      result: true,
      connected,
      ...(portalId && { username: portalId }),
      ...(connectedAt && { connectedAt: connectedAt.toISOString() }),
      ...(tokenExpiresAt && { tokenExpiresAt: tokenExpiresAt.toISOString() }),
      errors: [],
      now: new Date().toISOString(),
      can: can(settings),
      ...(name && { accountName: name }),
      ...tellAgent(await agent, settings),
    }
  } finally {
    // Without the status nobody is told of the agent.
    reading.abort()
  }
}

/** A name is an ornament: without it the status is as true. */
async function keptName({ context, settings, trail }: Work, portalId?: string): Promise<string | undefined> {
  try {
    return parseName(await settings.accountName?.(context, portalId))
  } catch (cause) {
    settings.log({ level: 'error', reason: 'account_name_failed', ...trail, cause })
    return undefined
  }
}

/** Milliseconds that a status may be held up by what is only beside it. */
const patience = 2_000

/** Seconds in which a read that fails in the same way is logged once: a page that waits asks every few seconds. */
const silence = 3_600

/** The agent, read at the same time as the status; never rejects. */
async function readAgent({ context, settings, wiro, trail, seldom }: Work, signal: AbortSignal) {
  if (!settings.actions.length) return
  try {
    return await wiro.detail(context.agent, { signal, timeout: patience })
  } catch (error) {
    const { reason: because } = error as Refusal
    if (because !== 'client_gone' && (await seldom('agent_state_failed ' + because, silence))) {
      settings.log({ level: 'warn', reason: 'agent_state_failed', because, ...trail })
    }
    return
  }
}

/** Each with the action that it is for. That no app is saved is no matter of the page's where the product has one. */
function tellAgent({ title, status, credentials }: Partial<UserAgent> = {}, { actions, ownApp }: Settings) {
  const isTold = actions.includes('save-credentials') && !(ownApp && credentials === 'missing')
  return {
    ...(actions.includes('start-agent') && status !== undefined && { agentState: { ...(title && { title }), status } }),
    ...(isTold && credentials && { credentials }),
  }
}
