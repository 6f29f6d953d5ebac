// The pages that a window shows at the emulator: consent, HubSpot's error pages, the refusal, and the other site. The words
// of the error pages are our own, in the sense of HubSpot's.
import { escape, layout } from './layout.js'
import type { AccountSeed, AppSeed } from './store.js'

export interface AuthorizeRequest {
  clientId: string
  redirectUri: string
  scopes: string[]
  optionalScopes: string[]
  state: string
  /** The account that `/oauth/<accountId>/authorize` allows. */
  pinned?: string | undefined
}

/** Why HubSpot shows an error page, which sends nothing back. */
export type ConsentProblem =
  | 'unknown-client'
  | 'link-retired'
  | 'redirect-mismatch'
  | 'invalid-scope'
  | 'scope-mismatch'
  | 'no-account'
  | 'no-permission'
  | 'plan-lacks-scope'

const STANDS_FOR_HUBSPOT = 'This is not HubSpot. No real account is touched.'

const SCOPE_WORDS: Record<string, string> = {
  'crm.objects.contacts.read': 'Read contacts',
  'crm.objects.contacts.write': 'Edit contacts',
  'crm.lists.read': 'Read lists',
  'crm.lists.write': 'Edit lists',
  oauth: 'Sign in and basic account data',
  'crm.objects.companies.read': 'Read companies',
  'crm.objects.companies.write': 'Edit companies',
  'crm.objects.deals.read': 'Read deals',
  'crm.objects.deals.write': 'Edit deals',
  'crm.objects.owners.read': 'Read owners',
  'crm.schemas.contacts.read': 'Read contact properties',
  content: 'Sites, pages and emails',
  'transactional-email': 'Transactional email',
  files: 'Files',
}

interface Consent {
  asked: AuthorizeRequest
  app: Required<AppSeed>
  accounts: AccountSeed[]
}

export function consentPage({ asked, app, accounts }: Consent): string {
  const title = `Connect ${app.name} to HubSpot`
  return layout(
    title,
    STANDS_FOR_HUBSPOT,
    `<h1>${escape(title)}</h1>
<p class="muted">${escape(app.name)} asks for access to one of your accounts.</p>
<form method="post">
${hiddenFields(asked)}
<fieldset class="accounts"><legend>Account</legend>${accounts.map(accountChoice).join('')}</fieldset>
<div>
<h2>What ${escape(app.name)} may do</h2>
${scopeList(asked.scopes)}
${optionalScopes(asked.optionalScopes)}
</div>
<div class="actions">
<button class="leading" name="decision" value="connect">Connect app</button>
<button name="decision" value="cancel">Cancel</button>
</div>
<p class="note">Continues at ${escape(new URL(asked.redirectUri).host)}.</p>
</form>`,
  )
}

function hiddenFields(asked: AuthorizeRequest): string {
  const fields = {
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    scope: asked.scopes.join(' '),
    optional_scope: asked.optionalScopes.join(' '),
    state: asked.state,
  }
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
    .join('')
}

function accountChoice({ portalId, name }: AccountSeed, index: number): string {
  const checked = index === 0 ? ' checked' : ''
  return `
<label><input type="radio" name="account" value="${escape(portalId)}"${checked}><b>${escape(name)}</b><span>${escape(portalId)}</span></label>`
}

function optionalScopes(scopes: string[]): string {
  if (scopes.length === 0) return ''
  const summary = `${scopes.length} optional permissions`
  return `<details><summary>${summary}</summary>${scopeList(scopes)}</details>`
}

function scopeList(scopes: string[]): string {
  const items = scopes.map((scope) => {
    const words = SCOPE_WORDS[scope] ?? 'Permission'
    return `<li>${words} <code>${escape(scope)}</code></li>`
  })
  return `<ul>${items.join('')}</ul>`
}

/** Nothing is sent back from here: the window stays, and the page that opened it has to notice by itself. */
export function errorPage(
  problem: ConsentProblem | 'unavailable',
  asked: AuthorizeRequest,
  known: string[] = [],
): string {
  const title =
    problem === 'no-permission' ? 'Ask for permission to connect this app' : 'Couldn’t complete the connection'
  return layout(
    title,
    STANDS_FOR_HUBSPOT,
    `<h1>${title}</h1>
<p>${problemWords(problem, asked)}</p>
<p class="note">${problemHint(problem, known)} HubSpot sends nothing back from this page. You can close the window.</p>`,
  )
}

function problemWords(problem: ConsentProblem | 'unavailable', asked: AuthorizeRequest): string {
  switch (problem) {
    case 'scope-mismatch':
      return 'The provided scopes are insufficient: the scopes in the install URL do not match the scopes configured for the app.'
    case 'plan-lacks-scope':
      return `Your account lacks access to the required scopes [${escape(asked.scopes.join(', '))}]. Ask the app’s owner, or choose another account.`
    case 'redirect-mismatch':
      return `The redirect URL “${escape(asked.redirectUri)}” doesn’t match the app’s registered redirect URL.`
    case 'unknown-client':
      return `The app’s client ID “${escape(asked.clientId)}” is invalid.`
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

/** What only an emulator can tell. */
function problemHint(problem: ConsentProblem | 'unavailable', known: string[]): string {
  if (problem !== 'unknown-client' || known.length === 0) return ''
  return `The emulator knows ${known.map((clientId) => `<code>${escape(clientId)}</code>`).join(', ')}; more can be registered in its seed.`
}

export function refusedPage(): string {
  return layout(
    'Not connected',
    STANDS_FOR_HUBSPOT,
    `<h1>The app was not connected</h1>
<p>Nothing was changed in your account.</p>
<p class="note">HubSpot sends nothing back when someone refuses. You can close the window.</p>`,
  )
}

export function elsewherePage(): string {
  return layout(
    'wiro.ai (simulated)',
    'This page stands in for https://wiro.ai.',
    `<h1>wiro.ai</h1>
<p>The window landed here because Wiro did not know which page it belongs to. The page that opened it hears nothing.</p>`,
  )
}

/** At the root, and in place of what is not there. */
export function signpostPage(title: string): string {
  return layout(
    title,
    'It stands in for Wiro and HubSpot.',
    `<h1>${title}</h1>
<p>Wiro’s API is under <code>/v1</code>, HubSpot’s consent under <code>/oauth/authorize</code>, the switches under <code>/emulator</code>.</p>`,
  )
}
