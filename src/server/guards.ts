/**
 * What must hold before an action: the shape and origin of the request, then the host's consent. Each guard throws a
 * `Refusal`, or is passed; none of them asks Wiro anything.
 */
import * as v from 'valibot'
import { isFlowId } from '../protocol/relay-messages.js'
import type { Action } from '../protocol/endpoint.js'
import { parseJson, readText } from './body.js'
import { offered } from './checks.js'
import type { Context, Settings } from './options.js'
import { Refusal, type Reason } from './refusal.js'

const agentKey = v.exactOptional(v.string())

/** The fixed table of actions. Fields that no action knows are dropped. */
export const asked = v.variant('action', [
  v.object({ action: v.literal('status'), agentKey }),
  v.object({
    action: v.literal('connect'),
    agentKey,
    flow: v.custom<string>(isFlowId),
    authMethod: v.optional(v.picklist(['wiro', 'own']), 'wiro'),
  }),
  v.object({ action: v.literal('disconnect'), agentKey }),
  // Checked where it is used: what is no credential has a code of its own.
  v.object({
    action: v.literal('save-credentials'),
    agentKey,
    clientId: v.optional(v.unknown()),
    clientSecret: v.optional(v.unknown()),
  }),
  v.object({ action: v.literal('start-agent'), agentKey }),
  v.object({
    action: v.literal('finish'),
    seal: v.string(),
    outcome: v.record(v.string(), v.string()),
    // Whatever is not the seal's own flow is no mark.
    flow: v.optional(v.string()),
  }),
])

/** A request's body, read. */
export type Asked = v.InferOutput<typeof asked>

/** What the relay asks, from whoever's browser finished. */
export type Finish = Extract<Asked, { action: 'finish' }>

const all: readonly Action[] = asked.options.map(({ entries }) => entries.action.literal)

/** The actions that this handler knows: one that the host does not offer is as unknown as any other. */
const knownTo = ({ actions }: Settings): Action[] =>
  all.filter((action) => !offered.some((one) => one === action) || actions.some((one) => one === action))

/** The actions of a page, in the order they are told to it. */
export const can = (settings: Settings): Action[] => knownTo(settings).filter((action) => action !== 'finish')

/** The guards that need no session, in the order in which they tell a developer most. */
export async function readRequest(request: Request, settings: Settings): Promise<Asked> {
  checkOrigin(request, settings)
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal('misconfigured', 'content_type', { status: 415 })
  }
  const body = parseJson(await readBody(request))
  const known = knownTo(settings)
  const { success, output } = v.safeParse(asked, body)
  if (success && known.includes(output.action)) return output
  throw new Refusal('misconfigured', reasonOfBody(body, known), { status: 400 })
}

function reasonOfBody(body: unknown, known: readonly Action[]): Reason {
  if (typeof body !== 'object' || body === null || !('action' in body)) return 'body_unreadable'
  return known.some((action) => action === body.action) ? 'fields_invalid' : 'action_unknown'
}

/** Browsers send `Origin` with every POST and let no page forge it: this is what stands against request forgery. */
function checkOrigin({ headers }: Request, { publicUrls, origins }: Settings): void {
  const got = headers.get('origin')
  const expected = [...new Set([...publicUrls.map((url) => new URL(url).origin), ...origins])]
  if (got === null) throw new Refusal('misconfigured', 'origin_missing', { status: 403 })
  if (!expected.includes(got)) throw foreignOrigin(got, expected)
  // Absent in old browsers and on http in a LAN.
  const site = headers.get('sec-fetch-site')
  if ((site === 'same-site' || site === 'cross-site') && !origins.includes(got)) {
    throw new Refusal('misconfigured', 'cross_site', { status: 403 })
  }
}

/** Names the origin for the log: most often it is ours, spelt otherwise (www against bare, 127.0.0.1 against localhost). */
export function foreignOrigin(got: string, expected: readonly string[]): Refusal {
  const shown = { got: got.replace(/[^ -~]/g, '?').slice(0, 200), expected }
  return new Refusal('misconfigured', 'origin_foreign', { status: 403, origin: shown })
}

const longestRequest = 4096

async function readBody(request: Request): Promise<string> {
  const text = await readText(request.body, longestRequest).catch(() => {
    throw new Refusal('misconfigured', 'body_unreadable', { status: 400 })
  })
  if (text === undefined) throw new Refusal('misconfigured', 'body_too_large', { status: 413 })
  return text
}

/** The host's consent: who is asking for which agent, whether they may, and whether not too often. */
export async function admit(
  request: Request,
  { action, agentKey }: Exclude<Asked, Finish>,
  settings: Settings,
): Promise<Context> {
  const { resolveAgent, authorize } = settings
  const agent = await consult('resolve_agent_failed', () => resolveAgent(request, agentKey))
  if (agent === undefined) throw new Refusal('signed_out', 'signed_out')
  if (agent === null) throw new Refusal('forbidden', 'agent_forbidden')
  if (typeof agent !== 'string' || !agent) throw new Refusal('unavailable', 'resolve_agent_failed', { status: 500 })

  const context: Context = { request, agent, ...(agentKey !== undefined && { agentKey }) }
  if (authorize && (await consult('authorize_failed', () => authorize(context, action))) !== true) {
    throw new Refusal('forbidden', 'action_forbidden')
  }
  await checkLimit(context, action, settings)
  return context
}

export async function checkLimit(context: Context, action: Action, { limit }: Settings): Promise<void> {
  const seconds = limit ? await consult('limit_failed', () => limit(context, action)) : 0
  if (!(seconds >= 0)) throw new Refusal('unavailable', 'limit_failed', { status: 500 })
  if (seconds > 0) {
    const wait = String(Math.ceil(Math.min(seconds, 86_400)))
    throw new Refusal('rate_limited', 'limited', { headers: { 'retry-after': wait } })
  }
}

/** Asks a function of the host's. One that throws is no consent. */
export async function consult<T>(reason: Reason, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    throw new Refusal('unavailable', reason, { status: 500, cause })
  }
}
