/**
 * The token endpoint: a function of a `Request`. GET is the relay page, POST an action for the agent of whoever is
 * signed in. What must hold before an action is in `guards.ts`, what it does in `actions.ts`, how Wiro is asked in
 * `wiro.ts`; nothing of Wiro's answers is passed on, each answer is built field by field. Web standards alone: it runs
 * wherever `fetch` does.
 */
import type { ActionAnswer } from '../protocol/endpoint.js'
import type { ErrorEntry } from '../protocol/wiro-errors.js'
import { perform } from './actions.js'
import { finish } from './binding.js'
import { createOwnAppSaver, redirectUrlFor } from './connect.js'
import { allowOrigin, preflight } from './cors.js'
import { admit, readRequest } from './guards.js'
import { entryOf, type Trail } from './log.js'
import { createOnce } from './once.js'
import { checkOptions, type HandlerOptions, type Settings } from './options.js'
import { messageOf, Refusal } from './refusal.js'
import { createRelayPage } from './relaypage.js'
import { createRoster } from './roster.js'
import { createWiro } from './wiro.js'
import type { Service } from './work.js'

export type { Account, Action, AuthMethod } from '../protocol/endpoint.js'
export type { Code } from '../protocol/codes.js'
export type { UserAgent } from './agents.js'
export type { Credentials } from './credentials.js'
export type { LogEntry } from './log.js'
export type { Context, HandlerOptions, OfferedAction, WiroOptions } from './options.js'
export { Refusal, type Reason, type RefusalCode } from './refusal.js'
export type { CustomSkill } from './skills.js'
export { createWiro, type Connected, type Waiting, type Wiro } from './wiro.js'

/** Never rejects: what goes wrong is an answer `{ result: false, errors: [{ code, message }] }` with a fitting status. */
export type Handler = (request: Request) => Promise<Response>

/** Makes the endpoint. Throws a `TypeError` that lists what is wrong with the options and prints none of their values. */
export function createHandler(options: HandlerOptions): Handler {
  const service = serviceOf(checkOptions(options))
  const { settings } = service
  const relayPage = createRelayPage(settings.origins)
  const roster = createRoster(service.wiro)
  if (settings.binding === 'none') settings.log({ level: 'warn', reason: 'binding_off' })

  const answer = async (request: Request, trail: Trail): Promise<Response> => {
    const { method } = request
    if (method === 'GET' || method === 'HEAD') return relayPage(method)
    if (method === 'POST') return json(200, await post(request, service, trail))
    if (method === 'OPTIONS' && settings.origins.length) return preflight(request, settings.origins)
    const allow = ['GET', 'HEAD', 'POST', ...(settings.origins.length ? ['OPTIONS'] : [])].join(', ')
    throw new Refusal('misconfigured', 'method', { status: 405, headers: { allow } })
  }

  return async (request) => {
    const trail: Trail = {}
    const response = await answer(request, trail).catch(async (error: unknown) => {
      const refusal = error instanceof Refusal ? error : new Refusal('unavailable', 'unexpected', { status: 500 })
      const agents = refusal.code === 'useragent_not_found' ? await roster() : undefined
      settings.log({ ...entryOf(refusal, trail), ...(agents && { agents }) })
      return refuse(refusal)
    })
    return allowOrigin(request, response, settings.origins)
  }
}

function serviceOf(settings: Settings): Service {
  const { apiKey, apiSecret, baseUrl, fetch, log } = settings
  const wiro = createWiro({ apiKey, ...(apiSecret !== undefined && { apiSecret }), baseUrl, fetch, log })
  return { settings, wiro, saveOwnApp: createOwnAppSaver({ settings, wiro }), seldom: createOnce() }
}

async function post(request: Request, service: Service, trail: Trail): Promise<ActionAnswer> {
  const { settings } = service
  const asked = await readRequest(request, settings)
  trail.action = asked.action
  if (asked.action === 'finish') return finish(asked, redirectUrlFor(request, settings), { request, trail, ...service })
  const context = await admit(request, asked, settings)
  trail.agent = context.agent
  return perform(asked, { context, trail, ...service })
}

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const json = (status: number, body: ActionAnswer, headers: Readonly<Record<string, string>> = {}) =>
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
