/**
 * HubSpot's pages, as a window shows them: consent, error pages, and the page after Cancel. The error messages mean
 * the same as HubSpot's, in other words.
 */
import { escapeHtml } from '../pages/html.js'
import { renderPage } from '../pages/page-layout.js'
import { scopeLabel } from './scopes.js'
import type { RegisteredApp } from '../faults/injection-points.js'
import type { AccountSeed } from '../seed.js'

/** The parameters of an authorize URL. */
export interface AuthorizeParams {
  clientId: string
  redirectUri: string
  scopes: string[]
  optionalScopes: string[]
  state: string
  /** The only account that can be chosen, at `/oauth/<accountId>/authorize`. */
  accountId: string | undefined
}

/** Why HubSpot shows an error page. */
export type ConsentProblem =
  | 'unknown-client'
  | 'link-retired'
  | 'redirect-mismatch'
  | 'invalid-scope'
  | 'scope-mismatch'
  | 'no-account'
  | 'no-permission'
  | 'plan-lacks-scope'
  | 'unavailable'

const NOTICE = 'This is not HubSpot. No real account is touched.'

interface ConsentPageData {
  params: AuthorizeParams
  app: RegisteredApp
  accounts: AccountSeed[]
}

export function consentPage({ params, app, accounts }: ConsentPageData): string {
  const title = `Connect ${app.name} to HubSpot`
  return renderPage(
    title,
    NOTICE,
    `<h1>${escapeHtml(title)}</h1>
<p class="muted">${escapeHtml(app.name)} asks for access to one of your accounts.</p>
<form method="post">
${renderHiddenFields(params)}
<fieldset class="accounts"><legend>Account</legend>${accounts.map(renderAccountOption).join('')}</fieldset>
<div>
<h2>What ${escapeHtml(app.name)} may do</h2>
${renderScopes(params.scopes)}
${renderOptionalScopes(params.optionalScopes)}
</div>
<div class="actions">
<button class="leading" name="decision" value="connect">Connect app</button>
<button name="decision" value="cancel">Cancel</button>
</div>
<p class="note">Continues at ${escapeHtml(new URL(params.redirectUri).host)}.</p>
</form>`,
  )
}

function renderHiddenFields(params: AuthorizeParams): string {
  const fields = {
    client_id: params.clientId,
    redirect_uri: params.redirectUri,
    scope: params.scopes.join(' '),
    optional_scope: params.optionalScopes.join(' '),
    state: params.state,
  }
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')
}

function renderAccountOption({ portalId, name }: AccountSeed, index: number): string {
  const checked = index === 0 ? ' checked' : ''
  return `
<label><input type="radio" name="account" value="${escapeHtml(portalId)}"${checked}><b>${escapeHtml(name)}</b><span>${escapeHtml(portalId)}</span></label>`
}

function renderOptionalScopes(scopes: string[]): string {
  if (scopes.length === 0) return ''
  const summary = `${scopes.length} optional permissions`
  return `<details><summary>${summary}</summary>${renderScopes(scopes)}</details>`
}

function renderScopes(scopes: string[]): string {
  const items = scopes.map((scope) => `<li>${scopeLabel(scope)} <code>${escapeHtml(scope)}</code></li>`)
  return `<ul>${items.join('')}</ul>`
}

/**
 * Returns an error page. Like HubSpot's, it sends nothing back, so that the page that opened the window does not learn
 * of the error.
 * @param knownClientIds - Apps that the page names to a developer whose client id is unknown.
 */
export function errorPage(problem: ConsentProblem, params: AuthorizeParams, knownClientIds: string[] = []): string {
  const title =
    problem === 'no-permission' ? 'Ask for permission to connect this app' : 'Couldn’t complete the connection'
  return renderPage(
    title,
    NOTICE,
    `<h1>${title}</h1>
<p>${problemMessage(problem, params)}</p>
<p class="note">${developerHint(problem, knownClientIds)} HubSpot sends nothing back from this page. You can close the window.</p>`,
  )
}

function problemMessage(problem: ConsentProblem, params: AuthorizeParams): string {
  switch (problem) {
    case 'scope-mismatch':
      return 'The provided scopes are insufficient: the scopes in the install URL do not match the scopes configured for the app.'
    case 'plan-lacks-scope':
      return `Your account lacks access to the required scopes [${escapeHtml(params.scopes.join(', '))}]. Ask the app’s owner, or choose another account.`
    case 'redirect-mismatch':
      return `The redirect URL “${escapeHtml(params.redirectUri)}” doesn’t match the app’s registered redirect URL.`
    case 'unknown-client':
      return `The app’s client ID “${escapeHtml(params.clientId)}” is invalid.`
    case 'no-permission':
      return 'You don’t have permission to connect this app. A Super Admin, or someone with App Marketplace Access, can do it.'
    case 'link-retired':
      return 'This install link is no longer valid. Ask the app’s owner for a new one.'
    case 'invalid-scope':
      return 'A scope in the install URL is not a valid scope name.'
    case 'no-account':
      return 'There is no account here that you can use.'
    case 'unavailable':
      return 'Something went wrong on our side. Try again in a few minutes.'
  }
}

/** Tells a developer which apps the emulator knows. */
function developerHint(problem: ConsentProblem, knownClientIds: string[]): string {
  if (problem !== 'unknown-client' || knownClientIds.length === 0) return ''
  return `The emulator knows ${knownClientIds.map((clientId) => `<code>${escapeHtml(clientId)}</code>`).join(', ')}; more can be registered in its seed.`
}

/** The page after Cancel. */
export function notConnectedPage(): string {
  return renderPage(
    'Not connected',
    NOTICE,
    `<h1>The app was not connected</h1>
<p>Nothing was changed in your account.</p>
<p class="note">HubSpot sends nothing back when someone refuses. You can close the window.</p>`,
  )
}
