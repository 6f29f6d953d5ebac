// HubSpot's consent: what an authorize URL must be, what is shown for it, and where the person's decision leads.
import { consentPage, errorPage, refusedPage, type AuthorizeRequest, type ConsentProblem } from './pages.js'
import { issueCode } from './tokens.js'
import type { FaultName } from './faults.js'
import { CALLBACK_PATH, OPTIONAL_SCOPES, REQUIRED_SCOPES, type AccountSeed, type AppSeed, type World } from './store.js'

/** The account id in a consent path; '' in `/oauth/authorize`. */
export function pinnedAccount(pathname: string): string | undefined {
  const match = /^\/oauth\/(?:(\d+)\/)?authorize$/.exec(pathname)
  return match ? (match[1] ?? '') : undefined
}

export async function answerConsent(world: World, request: Request, url: URL): Promise<Response> {
  const isPost = request.method === 'POST'
  const params = isPost ? new URLSearchParams(await request.text()) : url.searchParams
  const asked = readAuthorize(params, pinnedAccount(url.pathname))
  if (world.faults.take('hubspot-down')) return page(world, errorPage('unavailable', asked), 503)
  const app = registeredApp(world, asked.clientId, url.origin)
  const problem = app ? problemOf(world, asked, app) : 'unknown-client'
  if (!app || problem) return page(world, errorPage(problem ?? 'unknown-client', asked, knownApps(world)))
  const accounts = accountsFor(world, asked.pinned)
  if (accounts.length === 0) return page(world, errorPage('no-account', asked))
  return isPost ? decide(world, params, asked, accounts) : page(world, consentPage({ asked, app, accounts }))
}

function readAuthorize(params: URLSearchParams, pinned: string | undefined): AuthorizeRequest {
  const words = (name: string): string[] => (params.get(name) ?? '').split(/\s+/).filter(Boolean)
  return {
    clientId: params.get('client_id') ?? '',
    redirectUri: params.get('redirect_uri') ?? '',
    scopes: words('scope'),
    optionalScopes: words('optional_scope'),
    state: params.get('state') ?? '',
    pinned: pinned || undefined,
  }
}

/** The app as HubSpot holds it, which is where the faults of an app's registration are. */
function registeredApp(world: World, clientId: string, origin: string): Required<AppSeed> | undefined {
  const on = (name: FaultName): boolean => world.faults.take(name) !== undefined
  const app = world.apps.get(clientId)
  if (!app || on('unknown-client')) return undefined
  const required = app.requiredScopes ?? REQUIRED_SCOPES
  return {
    ...app,
    name: app.name ?? clientId,
    redirectUrl: on('redirect-mismatch') ? 'https://app.example/callback' : (app.redirectUrl ?? origin + CALLBACK_PATH),
    requiredScopes: on('scope-mismatch') ? required.slice(1) : required,
    optionalScopes: app.optionalScopes ?? OPTIONAL_SCOPES,
    retired: on('link-retired') || app.retired === true,
  }
}

/** What is wrong with the URL itself, in the order in which hubspot.com is thought to notice. */
function problemOf(world: World, asked: AuthorizeRequest, app: Required<AppSeed>): ConsentProblem | undefined {
  if (app.retired) return 'link-retired'
  if (asked.redirectUri !== app.redirectUrl || !URL.canParse(asked.redirectUri)) return 'redirect-mismatch'
  if ([...asked.scopes, ...asked.optionalScopes].some((scope) => !isScope(world, scope))) return 'invalid-scope'
  if (world.faults.take('invalid-scope')) return 'invalid-scope'
  const required = new Set(app.requiredScopes)
  const same = asked.scopes.length === required.size && asked.scopes.every((scope) => required.has(scope))
  const declared = asked.optionalScopes.every((scope) => app.optionalScopes.includes(scope))
  return same && declared ? undefined : 'scope-mismatch'
}

/** HubSpot has more scopes than these; the emulator knows Wiro's and what its apps declare. */
function isScope(world: World, scope: string): boolean {
  const declared = [...world.apps.values()].flatMap((app) => [
    ...(app.requiredScopes ?? []),
    ...(app.optionalScopes ?? []),
  ])
  return REQUIRED_SCOPES.includes(scope) || OPTIONAL_SCOPES.includes(scope) || declared.includes(scope)
}

function accountsFor(world: World, pinned: string | undefined): AccountSeed[] {
  return [...world.accounts.values()].filter(({ portalId }) => pinned === undefined || portalId === pinned)
}

function knownApps(world: World): string[] {
  return [...world.apps.keys()].filter((clientId) => clientId !== world.seed.wiroApp.clientId)
}

function decide(world: World, form: URLSearchParams, asked: AuthorizeRequest, accounts: AccountSeed[]): Response {
  if (form.get('decision') !== 'connect') return refuse(world, asked)
  const account = accounts.find(({ portalId }) => portalId === form.get('account'))
  if (!account) return page(world, errorPage('no-account', asked))
  const problem = accountProblem(world, asked, account)
  if (problem) return page(world, errorPage(problem, asked))
  const scopes = [...asked.scopes, ...asked.optionalScopes.filter((scope) => !account.lacks?.includes(scope))]
  const { portalId } = account
  const code = issueCode(world, { portalId, clientId: asked.clientId, redirectUri: asked.redirectUri, scopes })
  return sendBack(world, asked, { code })
}

function accountProblem(world: World, asked: AuthorizeRequest, account: AccountSeed): ConsentProblem | undefined {
  if (account.mayInstall === false || world.faults.take('no-permission')) return 'no-permission'
  const lacks = asked.scopes.some((scope) => account.lacks?.includes(scope))
  return lacks || world.faults.take('plan-lacks-scope') ? 'plan-lacks-scope' : undefined
}

/** "If the user doesn't grant access, no request will be sent" (HubSpot's OAuth documentation). */
function refuse(world: World, asked: AuthorizeRequest): Response {
  const sendsBack = world.faults.take('refusal-redirects')
  return sendsBack ? sendBack(world, asked, { error: 'access_denied' }) : page(world, refusedPage())
}

function sendBack(world: World, asked: AuthorizeRequest, answer: Record<string, string>): Response {
  const url = new URL(asked.redirectUri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  if (asked.state) url.searchParams.set('state', asked.state)
  return new Response(null, { status: 303, headers: { location: url.href, ...coop(world) } })
}

function page(world: World, html: string, status = 200): Response {
  return new Response(html, { status, headers: { ...PAGE_HEADERS, ...coop(world) } })
}

/** No `form-action`: browsers apply it to the redirects behind the form too, and those end on the host's own page. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
}

function coop({ faults }: World): Record<string, string> {
  const values = ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const
  const value = values.find((name) => faults.take(`consent-coop-${name}`))
  return value ? { 'cross-origin-opener-policy': value } : {}
}
