/** The faults as a person looks for them: in groups, each with what to do then, and searchable. */
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { FaultName } from '../../src/emulator/index.js'
import type { HostFaultName } from '../host/host-faults.js'
import type { Fault, Setting } from './fault-sources.js'
import type { BrowserFaultName } from './browser-faults.js'

interface Group {
  title: string
  then: string
  names: (FaultName | HostFaultName | BrowserFaultName)[]
  /** Its faults can be kept to one of these calls. */
  calls?: Record<string, string>
}

/** What a fault between the server and Wiro may be kept to; pages and the callback are hit by name only. */
const calls = {
  '': 'every call of the server',
  HubSpotStatus: 'reading the status',
  HubSpotConnect: 'starting a connection',
  HubSpotDisconnect: 'disconnecting',
  Detail: 'reading the agent',
  Start: 'starting the agent',
  Update: 'saving an app',
  HubSpotCallback: 'Wiro’s callback, in the window',
  authorize: 'HubSpot’s page, in the window',
}

export const groups: Group[] = [
  {
    title: 'The browser',
    then: 'Both are simulated in this page alone and last over a reload. For the real ones, use the browser’s own settings and developer tools.',
    names: ['popup-blocked', 'offline'],
  },
  {
    title: 'HubSpot’s pages',
    then: 'Press the card’s button and go on in HubSpot’s window. HubSpot tells nobody about most of these: close the window, and the card asks what it showed.',
    names: [
      'scope-mismatch',
      'plan-lacks-scope',
      'redirect-mismatch',
      'unknown-client',
      'no-permission',
      'link-retired',
      'invalid-scope',
      'hubspot-down',
      'refusal-redirects',
      'consent-coop-same-origin',
      'consent-coop-same-origin-allow-popups',
      'consent-coop-noopener-allow-popups',
    ],
  },
  {
    title: 'Wiro says no',
    then: 'Press the card’s button and approve: Wiro sends the window back with this code.',
    names: [
      'missing_params',
      'authorization_denied',
      'session_expired',
      'token_exchange_failed',
      'useragent_not_found',
      'invalid_config',
      'internal_error',
      'token-info-gone',
    ],
  },
  {
    title: 'The way back',
    then: 'Press the card’s button and approve: the answer is late, damaged or lost on its way to the page.',
    names: [
      'relay-404',
      'relay-page',
      'relay-redirect',
      'landing-elsewhere',
      'append-question-mark',
      'drop-query',
      'drop-outcome',
      'nameless',
      'callback-query',
      'status-lags',
    ],
  },
  {
    title: 'The product’s server',
    then: 'What a login, a proxy or a lost route does to the token endpoint. Press the card’s button, or reload the page.',
    names: [
      'endpoint-401',
      'endpoint-403',
      'endpoint-404',
      'endpoint-429',
      'endpoint-500',
      'endpoint-html',
      'endpoint-redirect',
      'endpoint-reset',
      'endpoint-hangs',
    ],
  },
  {
    title: 'Between the server and Wiro',
    then: 'What the product’s server gets for an answer. Press the card’s button, or reload the page.',
    calls,
    names: [
      'latency',
      'hangs',
      'connection-reset',
      'wiro-401',
      'wiro-404',
      'wiro-429',
      'wiro-500',
      'wiro-refusal',
      'wiro-redirect',
      'html-answer',
      'empty-answer',
      'malformed-answer',
      'truncated-answer',
      'huge-answer',
      'answer-changed',
      'unsafe-authorize-url',
    ],
  },
  {
    title: 'The agent',
    then: 'What becomes of the agent and its access later on. Reload the page: its status tells the agent’s, too. Access is seen to fail once 30 minutes have passed twice, and Start is offered with “agent-stopped”.',
    names: [
      'token-revoked',
      'refresh-failing',
      'agent-stopped',
      'agent-error',
      'agent-setup-required',
      'start-refused',
    ],
  },
  {
    title: 'An app of one’s own',
    then: 'With auth-method own: what becomes of a client ID and secret when they are saved.',
    names: ['credentials-rejected', 'credentials-ignored'],
  },
]

const isFound = ({ name, does }: Fault, search: string) =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${name} ${does}`.toLowerCase().includes(word))

/** What the list is drawn from. */
export interface FaultList {
  faults: Fault[]
  search: string
  /** Those that were on at any time: their groups are open. */
  touched: ReadonlySet<string>
  /** Performs a change, and has everything drawn anew. */
  perform(change: Promise<unknown>): void
}

export function faultList(list: FaultList): unknown {
  const none = list.faults.length && !list.faults.some((fault) => isFound(fault, list.search))
  return html`${groups.map((group) => groupView(group, list))}
    ${none ? html`<p class="aside">No fault is called that.</p>` : nothing}`
}

function groupView(group: Group, list: FaultList): unknown {
  const { faults, search, touched } = list
  const mine = faults.filter(({ name }) => (group.names as string[]).includes(name))
  const shown = mine.filter((fault) => isFound(fault, search))
  const on = mine.filter(({ setting }) => setting).length
  const open = search !== '' || mine.some(({ name }) => touched.has(name))
  return html`<details ?hidden=${!shown.length} ?open=${open}>
    <summary>${group.title} <span class="count">${on ? html`<b>${on} on</b>, ` : nothing}${mine.length}</span></summary>
    <p class="aside">${group.then}</p>
    ${mine.map((fault) => html`<div class="fault" ?hidden=${!shown.includes(fault)}>${faultView(fault, group, list)}</div>`)}
  </details>`
}

function faultView({ name, does, setting, set }: Fault, { calls }: Group, { perform }: FaultList): unknown {
  const change = ({ target }: Event) => perform(set((target as HTMLInputElement).checked))
  // Kept at once: what is changed next may be before the answer.
  const adjust = (changed: Setting) => perform(set(Object.assign(setting!, changed)))
  return html`<label>
      <input type="checkbox" value=${name} .checked=${live(!!setting)} @change=${change} />
      <span>${does[0]!.toUpperCase() + does.slice(1)} ${does.includes(name) ? nothing : html`<code>${name}</code>`}</span>
    </label>
    ${setting ? settingView(setting, calls, adjust) : nothing}`
}

/** The fields that a fault has, each with its default. */
const fields = {
  ms: { label: 'Milliseconds', parse: Number, type: 'number' },
  code: { label: 'Number', parse: Number, type: 'number' },
  text: { label: 'Text', parse: String, type: 'text' },
  fields: { label: 'Fields, as JSON', parse: (text: string): unknown => JSON.parse(text), type: 'text' },
}

function settingView(setting: Setting, calls: Group['calls'], change: (changed: Setting) => void): unknown {
  const inputs = Object.entries(fields).flatMap(([name, { label, parse, type }]) => {
    const value = setting[name as keyof Setting]
    if (value === undefined) return []
    const shown = name === 'fields' ? JSON.stringify(value) : `${value as string | number}`
    const read = ({ target }: Event) => {
      const parsed = parsedOr(target as HTMLInputElement, parse)
      if (parsed !== undefined) change({ [name]: parsed })
    }
    return html`<label><span>${label}</span><input type=${type} .value=${shown} @change=${read} /></label>`
  })
  if (calls) inputs.push(callView(setting.on ?? '', calls, change))
  return inputs.length ? html`<div class="fields">${inputs}</div>` : nothing
}

/** What cannot be read is refused where it was written. */
function parsedOr(input: HTMLInputElement, parse: (text: string) => unknown): unknown {
  try {
    input.setCustomValidity('')
    return parse(input.value)
  } catch {
    input.setCustomValidity('This is not JSON.')
    input.reportValidity()
    return
  }
}

function callView(chosen: string, calls: Record<string, string>, change: (changed: Setting) => void) {
  const read = ({ target }: Event) => change({ on: (target as HTMLSelectElement).value || undefined })
  return html`<label><span>Strikes at</span><select @change=${read}>
    ${Object.entries(calls).map(([on, label]) => html`<option value=${on} ?selected=${on === chosen}>${label}</option>`)}
  </select></label>`
}
