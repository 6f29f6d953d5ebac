// What can be made to go wrong, by name, and the switchboard that holds what is switched on.
// What a fault then does is written where it happens: this file only names it.

export interface FaultSetting {
  /** Milliseconds, for the faults that have a duration or a size of wait. */
  ms?: number
  /** A number: an error code of Wiro's, or a size in bytes. */
  code?: number
  /** A text: a query, a URL or a body, as the fault's line says. */
  text?: string
  /** Fields of a JSON answer. */
  fields?: Record<string, unknown>
  /** Only this action: the last part of an API path (`HubSpotStatus`), `HubSpotCallback`, `authorize` or `token`. */
  on?: string
  /** Switches itself off after it struck so many times. */
  times?: number
}

/** A number stands for `ms` (or `code`), a string for `text`, `true` for the defaults, `false` for off. */
export type FaultValue = boolean | number | string | FaultSetting

interface FaultEntry extends FaultSetting {
  does: string
}

export const FAULTS = {
  missing_params: { does: 'Wiro’s callback answers missing_params' },
  authorization_denied: { does: 'Wiro’s callback answers authorization_denied' },
  session_expired: { does: 'Wiro’s callback answers session_expired' },
  token_exchange_failed: { does: 'Wiro’s callback answers token_exchange_failed' },
  useragent_not_found: { does: 'Wiro’s callback answers useragent_not_found' },
  invalid_config: { does: 'Wiro’s callback answers invalid_config' },
  internal_error: { does: 'Wiro’s callback answers internal_error' },

  'scope-mismatch': { does: 'the app declares other scopes than Wiro asks for: HubSpot’s error page' },
  'plan-lacks-scope': { does: 'the account’s plan lacks a required scope: HubSpot’s error page after the choice' },
  'redirect-mismatch': { does: 'the app has another redirect URL registered: HubSpot’s error page' },
  'unknown-client': { does: 'HubSpot does not know the client ID: HubSpot’s error page' },
  'no-permission': { does: 'the person may not install apps: HubSpot’s error page after the choice' },
  'link-retired': { does: 'the install link is no longer valid: HubSpot’s error page' },
  'invalid-scope': { does: 'one scope name does not exist (any more): HubSpot’s error page' },
  'hubspot-down': { does: 'HubSpot’s consent page is down (503)' },
  'refusal-redirects': { does: 'Cancel sends error=access_denied back, where HubSpot is documented to send nothing' },
  'consent-coop-same-origin': { does: 'HubSpot’s pages send COOP same-origin' },
  'consent-coop-same-origin-allow-popups': { does: 'HubSpot’s pages send COOP same-origin-allow-popups' },
  'consent-coop-noopener-allow-popups': { does: 'HubSpot’s pages send COOP noopener-allow-popups' },
  'token-info-gone': { does: 'HubSpot’s v1 access-tokens endpoint is gone, so the callback ends in internal_error' },
  'token-revoked': { does: 'what was approved so far is revoked in HubSpot: refreshing fails until a new approval' },

  'landing-elsewhere': { does: 'the callback lands on another site (/wiro.ai) instead of the redirect URL' },
  'append-question-mark': { does: 'the callback appends with a second ? to a redirect URL that has a query' },
  'drop-query': { does: 'the callback drops the redirect URL’s own query' },
  'drop-outcome': { does: 'the callback adds nothing to the redirect URL' },
  nameless: { does: 'the callback leaves hubspot_name out' },
  'callback-query': { does: 'the callback appends this text instead of its outcome', text: 'hubspot_connected=1' },

  latency: { does: 'waits before it answers', ms: 3000 },
  hangs: { does: 'never answers' },
  'connection-reset': { does: 'fetch fails, as when a connection breaks' },
  'wiro-401': { does: 'answers 401', text: 'Requested ip 203.0.113.7 is not allowed.' },
  'wiro-404': { does: 'answers 404, as for an unknown path' },
  'wiro-429': { does: 'answers 429 with Retry-After (ms)', ms: 30_000 },
  'wiro-500': { does: 'answers 500' },
  'wiro-refusal': { does: 'answers 200 with result false and this code', code: 96, text: 'Please try again later.' },
  'wiro-redirect': { does: 'answers 302 to a login page' },
  'html-answer': { does: 'answers 200 with an HTML page' },
  'empty-answer': { does: 'answers 200 with nothing' },
  'malformed-answer': { does: 'answers 200 with this text as JSON', text: '{"result":tru' },
  'truncated-answer': { does: 'breaks the connection in the middle of the answer' },
  'huge-answer': { does: 'answers with so many bytes of JSON (code)', code: 1_000_000 },
  'answer-changed': { does: 'lays these fields over the answer', fields: { result: 'true' } },
  'unsafe-authorize-url': { does: 'connect answers this URL', text: 'https://hubspot.example/oauth/authorize' },

  'status-lags': { does: 'for so long after a success, status says what it said before it', ms: 2000 },
  'refresh-failing': { does: 'the running agent’s own refresh does not work' },
  'agent-stopped': { does: 'every agent is stopped, however often it is started' },
  'agent-error': { does: 'every agent is in error, however often it is started' },
  'agent-setup-required': { does: 'every agent lacks other settings: it does not run, and Start is refused' },
  'start-refused': {
    does: 'Start is refused with this: no credits',
    code: 0,
    text: 'No credits available. Please renew your subscription or purchase extra credits.',
  },
  'credentials-rejected': {
    does: 'a client ID and secret are refused with this: an agent without own mode',
    code: 0,
    text: 'agent-fieldstatus-not-allowed-for-role',
  },
  'credentials-ignored': { does: 'a client ID and secret are left out without a word' },
} as const satisfies Record<string, FaultEntry>

export type FaultName = keyof typeof FAULTS

export interface Faults {
  /** Switches a fault on; throws at a name that is not in the table. */
  set(name: FaultName, value?: FaultValue): void
  /** Switches one fault off, or all of them. */
  clear(name?: FaultName): void
  /** What is switched on, with its settings. */
  list(): Partial<Record<FaultName, FaultSetting>>
}

/** What the emulator itself asks. */
export interface FaultBoard extends Faults {
  /** The setting, if the fault is on for this action; it counts as not having struck. */
  peek(name: FaultName, action?: string): FaultSetting | undefined
  /** As `peek`, and counts as one of its `times`. */
  take(name: FaultName, action?: string): FaultSetting | undefined
  /** How many faults were set so far: tells what was there before one was set. */
  serial(): number
}

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}

/** `beforeChange` lets the agents first live up to now under the old faults. */
export function createFaults(beforeChange: () => void): FaultBoard {
  const on = new Map<FaultName, FaultSetting>()
  let serial = 0

  function peek(name: FaultName, action?: string): FaultSetting | undefined {
    const setting = on.get(name)
    return setting?.on === undefined || setting.on === action ? setting : undefined
  }
  function take(name: FaultName, action?: string): FaultSetting | undefined {
    const setting = peek(name, action)
    if (setting?.times === undefined) return setting
    if (setting.times > 1) on.set(name, { ...setting, times: setting.times - 1 })
    else on.delete(name)
    return setting
  }
  function set(name: FaultName, value: FaultValue = true): void {
    if (!isFaultName(name)) throw new Error(`Unknown fault "${String(name)}". Known: ${Object.keys(FAULTS).join(', ')}`)
    if (value === false) return clear(name)
    beforeChange()
    serial += 1
    on.set(name, settingFor(FAULTS[name], value))
  }
  function clear(name?: FaultName): void {
    beforeChange()
    if (name === undefined) on.clear()
    else on.delete(name)
  }
  return { set, clear, list: () => Object.fromEntries(on), peek, take, serial: () => serial }
}

function settingFor(entry: FaultEntry, value: FaultValue): FaultSetting {
  const { does: _, ...defaults } = entry
  if (typeof value === 'number') return { ...defaults, [entry.code === undefined ? 'ms' : 'code']: value }
  if (typeof value === 'string') return { ...defaults, text: value }
  return typeof value === 'object' ? { ...defaults, ...value } : defaults
}
