/**
 * The token endpoint: a function of a `Request`. GET is the relay page, POST an action for the agent of whoever is
 * signed in. What must hold before an action is in `guards.ts`, how Wiro is asked in `wiro.ts`; nothing of Wiro's
 * answers is passed on, each answer is built field by field. Web standards alone: it runs wherever `fetch` does.
 */
import {
  baselineOf,
  longestFlow,
  parseName,
  type Answer,
  type ConnectAnswer,
  type ErrorEntry,
  type StatusAnswer,
} from '../protocol.js'
import { checkPortal, finish, sealed, tell, type Work } from './binding.js'
import { allowOrigin, preflight } from './cors.js'
import { actions, admit, readRequest, type Asked, type Finish } from './guards.js'
import { entryOf, type Trail } from './log.js'
import { checkOptions, type HandlerOptions, type Settings } from './options.js'
import { messageOf, Refusal, type Reason } from './refusal.js'
import { createRelayPage } from './relaypage.js'
import { createWiro, type Wiro } from './wiro.js'

export type { Action, Code } from '../protocol.js'
export type { LogEntry } from './log.js'
export type { Context, HandlerOptions } from './options.js'
export type { Reason } from './refusal.js'

/** Never rejects: what goes wrong is an answer `{ result: false, errors: [{ code, message }] }` with a fitting status. */
export type Handler = (request: Request) => Promise<Response>

/** Makes the endpoint. Throws a `TypeError` that lists what is wrong with the options and prints none of their values. */
export function createHandler(options: HandlerOptions): Handler {
  const settings = checkOptions(options)
  const relayPage = createRelayPage(settings.origins)
  const notice = (reason: Reason, agent: string) => settings.log({ level: 'warn', reason, agent })
  const wiro = createWiro({ ...settings, notice })
  if (settings.binding === 'none') settings.log({ level: 'warn', reason: 'binding_off' })

  const answer = async (request: Request, trail: Trail): Promise<Response> => {
    const { method } = request
    if (method === 'GET' || method === 'HEAD') return relayPage(method)
    if (method === 'POST') return json(200, await post(request, settings, wiro, trail))
    if (method === 'OPTIONS' && settings.origins.length) return preflight(request, settings.origins)
    const allow = ['GET', 'HEAD', 'POST', ...(settings.origins.length ? ['OPTIONS'] : [])].join(', ')
    throw new Refusal('misconfigured', 'method', { status: 405, headers: { allow } })
  }

  return async (request) => {
    const trail: Trail = {}
    const response = await answer(request, trail).catch((error: unknown) => {
      const refusal = error instanceof Refusal ? error : new Refusal('unavailable', 'unexpected', { status: 500 })
      settings.log(entryOf(refusal, trail))
      return refuse(refusal)
    })
    return allowOrigin(request, response, settings.origins)
  }
}

async function post(request: Request, settings: Settings, wiro: Wiro, trail: Trail): Promise<Answer> {
  const asked = await readRequest(request, settings)
  trail.action = asked.action
  if (asked.action === 'finish')
    return finish(asked, redirectUrlFor(request, settings), { request, settings, wiro, trail })
  const context = await admit(request, asked, settings)
  trail.agent = context.agent
  return perform(asked, { context, settings, wiro, trail })
}

function perform(asked: Exclude<Asked, Finish>, work: Work): Promise<Answer> {
  switch (asked.action) {
    case 'status':
      return status(work)
    case 'connect':
      return connect(asked, work)
    case 'disconnect':
      return disconnect(work)
  }
}

/** Nobody waits any more once the browser is gone, and nothing is changed: the read may end. */
async function status(work: Work): Promise<StatusAnswer> {
  const { context, wiro } = work
  const told = await wiro.status(context.agent, context.request.signal)
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
    can: [...actions],
    ...(name && { accountName: name }),
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

/** The status is read first: without a baseline nobody could tell a reconnect from what was there before. */
async function connect(
  { flow, authMethod }: Extract<Asked, { action: 'connect' }>,
  work: Work,
): Promise<ConnectAnswer> {
  const { context, settings, wiro } = work
  const told = await wiro.status(context.agent)
  if (settings.allowPortal && told.connected && !told.account.portalId) {
    throw new Refusal('misconfigured', 'portal_ids_missing')
  }
  const before = baselineOf(told)
  const redirectUrl = await sealed(redirectUrlFor(context.request, settings), flow, before, work)
  const authorizeUrl = await wiro.connect(context.agent, redirectUrl, authMethod)
  return {
    result: true,
    authorizeUrl,
    errors: [],
    expiresIn: longestFlow,
    connected: before.connected,
    ...(before.portalId && { username: before.portalId }),
  }
}

/** From configuration alone; the request only chooses among several. */
function redirectUrlFor({ headers }: Request, { relayUrl, publicUrls }: Settings): string {
  const origin = headers.get('origin')
  return relayUrl ?? publicUrls.find((url) => new URL(url).origin === origin) ?? (publicUrls[0] as string)
}

/** Seconds that a disconnect may be held up by a read that only serves the host's own record. */
const patience = 3

async function disconnect(work: Work): Promise<Answer> {
  const { context, settings, wiro } = work
  const { agent } = context
  const { onDisconnected } = settings
  const before =
    onDisconnected && (await wiro.status(agent, AbortSignal.timeout(patience * 1000)).catch(() => undefined))
  await wiro.disconnect(agent)
  const portalId = before?.account.portalId
  await tell('on_disconnected_failed', work, () => onDisconnected?.({ agent, ...(portalId && { portalId }) }))
  return { result: true, errors: [] }
}

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const json = (status: number, body: Answer, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })

function refuse({ code, status, headers }: Refusal): Response {
  const errors: ErrorEntry[] = [{ code, message: messageOf(code) }]
  return json(status, { result: false, errors }, headers)
}
