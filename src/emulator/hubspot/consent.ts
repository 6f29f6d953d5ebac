/**
 * HubSpot's consent page: which authorize URLs it takes, which page it shows for one, and where the person's choice
 * leads.
 */
import { htmlResponse } from '../pages/html.js'
import { consentPage, errorPage, notConnectedPage, type AuthorizeParams, type ConsentProblem } from './consent-pages.js'
import { issueCode } from './tokens.js'
import { accountIdIn, CALLBACK_PATH } from '../paths.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.js'
import type { RegisteredApp } from '../faults/injection-points.js'
import type { AccountSeed } from '../seed.js'
import type { Store } from '../store.js'

/** Shows the page on GET, and takes the person's choice on POST. */
export async function handleConsent(store: Store, request: Request, url: URL): Promise<Response> {
  const isPost = request.method === 'POST'
  const form = isPost ? new URLSearchParams(await request.text()) : url.searchParams
  const params = parseAuthorizeParams(form, accountIdIn(url.pathname))
  if (store.faults.inject('consentPage')) return pageResponse(store, errorPage('unavailable', params), 503)
  const app = findApp(store, params.clientId, url.origin)
  if (!app) return pageResponse(store, errorPage('unknown-client', params, ownAppIds(store)))
  const problem = urlProblem(store, params, app)
  if (problem) return pageResponse(store, errorPage(problem, params))
  const accounts = selectableAccounts(store, params)
  if (accounts.length === 0) return pageResponse(store, errorPage('no-account', params))
  return isPost
    ? handleChoice(store, form, params, accounts)
    : pageResponse(store, consentPage({ params, app, accounts }))
}

function parseAuthorizeParams(search: URLSearchParams, accountId: string | undefined): AuthorizeParams {
  const list = (name: string): string[] => (search.get(name) ?? '').split(/\s+/).filter(Boolean)
  return {
    clientId: search.get('client_id') ?? '',
    redirectUri: search.get('redirect_uri') ?? '',
    scopes: list('scope'),
    optionalScopes: list('optional_scope'),
    state: search.get('state') ?? '',
    accountId,
  }
}

/** Returns the app as its owner registered it. A field that the seed leaves out has the value that Wiro needs. */
function findApp({ apps, faults }: Store, clientId: string, origin: string): RegisteredApp | undefined {
  const seed = apps.get(clientId)
  if (!seed || faults.inject('consentClient')) return undefined
  let app: RegisteredApp = {
    ...seed,
    name: seed.name ?? clientId,
    redirectUrl: seed.redirectUrl ?? origin + CALLBACK_PATH,
    requiredScopes: seed.requiredScopes ?? REQUIRED_SCOPES,
    optionalScopes: seed.optionalScopes ?? OPTIONAL_SCOPES,
    retired: seed.retired ?? false,
  }
  for (const change of faults.injectEach('consentApp')) app = change(app)
  return app
}

/** Returns what is wrong with the authorize URL, in the order in which HubSpot is thought to check it. */
function urlProblem(store: Store, params: AuthorizeParams, app: RegisteredApp): ConsentProblem | undefined {
  if (app.retired) return 'link-retired'
  if (params.redirectUri !== app.redirectUrl || !URL.canParse(params.redirectUri)) return 'redirect-mismatch'
  const scopes = [...params.scopes, ...params.optionalScopes]
  if (!scopes.every((scope) => isKnownScope(store, scope)) || store.faults.inject('consentScopes')) {
    return 'invalid-scope'
  }
  return matchesRegisteredScopes(params, app) ? undefined : 'scope-mismatch'
}

function matchesRegisteredScopes(params: AuthorizeParams, app: RegisteredApp): boolean {
  const required = new Set(app.requiredScopes)
  const areRequired = params.scopes.length === required.size && params.scopes.every((scope) => required.has(scope))
  return areRequired && params.optionalScopes.every((scope) => app.optionalScopes.includes(scope))
}

/** HubSpot has more scopes than these: the emulator knows those of Wiro and those that its apps declare. */
function isKnownScope({ apps }: Store, scope: string): boolean {
  const declares = (scopes: readonly string[] = []): boolean => scopes.includes(scope)
  return (
    declares(REQUIRED_SCOPES) ||
    declares(OPTIONAL_SCOPES) ||
    [...apps.values()].some((app) => declares(app.requiredScopes) || declares(app.optionalScopes))
  )
}

function selectableAccounts({ accounts }: Store, { accountId }: AuthorizeParams): AccountSeed[] {
  return [...accounts.values()].filter(({ portalId }) => accountId === undefined || portalId === accountId)
}

function ownAppIds({ apps, seed }: Store): string[] {
  return [...apps.keys()].filter((clientId) => clientId !== seed.wiroApp.clientId)
}

function handleChoice(store: Store, form: URLSearchParams, params: AuthorizeParams, accounts: AccountSeed[]): Response {
  if (form.get('decision') !== 'connect') return handleCancel(store, params)
  const chosen = accounts.find(({ portalId }) => portalId === form.get('account'))
  if (!chosen) return pageResponse(store, errorPage('no-account', params))
  const account = withFaults(store, chosen, params.scopes)
  const problem = accountProblem(account, params.scopes)
  if (problem) return pageResponse(store, errorPage(problem, params))
  const scopes = [...params.scopes, ...params.optionalScopes.filter((scope) => !account.lacks?.includes(scope))]
  const { portalId } = account
  const code = issueCode(store, { portalId, clientId: params.clientId, redirectUri: params.redirectUri, scopes })
  return redirectBack(store, params, { code })
}

function withFaults({ faults }: Store, chosen: AccountSeed, scopes: string[]): AccountSeed {
  let account = chosen
  for (const change of faults.injectEach('consentAccount')) account = change(account, scopes)
  return account
}

function accountProblem(account: AccountSeed, scopes: string[]): ConsentProblem | undefined {
  if (account.mayInstall === false) return 'no-permission'
  return scopes.some((scope) => account.lacks?.includes(scope)) ? 'plan-lacks-scope' : undefined
}

/** "If the user doesn't grant access, no request will be sent" (HubSpot's OAuth documentation). */
function handleCancel(store: Store, params: AuthorizeParams): Response {
  const error = store.faults.inject('consentCancel')
  return error ? redirectBack(store, params, error) : pageResponse(store, notConnectedPage())
}

function redirectBack(store: Store, params: AuthorizeParams, result: Record<string, string>): Response {
  const url = new URL(params.redirectUri)
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  if (params.state) url.searchParams.set('state', params.state)
  return new Response(null, { status: 303, headers: { location: url.href, ...store.faults.inject('consentHeaders') } })
}

function pageResponse(store: Store, html: string, status = 200): Response {
  return htmlResponse(html, status, store.faults.inject('consentHeaders'))
}
