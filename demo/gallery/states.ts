/** The states that the gallery shows, by name, and a problem for each code. */
import { ownerOf } from '../../src/protocol/codes.js'
import type { Account } from '../../src/protocol/parsed-answers.js'
import type { Code } from '../../src/protocol/codes.js'
import type { Flow, Problem, State } from '../../src/connector/state.js'

const can = ['status', 'connect', 'disconnect'] as const

const connectedAt = new Date('2026-04-17T09:00:00Z')
const account: Account = { portalId: '12345678', name: 'Acme Europe', connectedAt }

const MINUTE_MS = 60_000

/** Returns a flow with this many milliseconds left. */
const flowWith = (remainingMs: number, changes: Partial<Flow> = {}): Flow => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  startedAt: new Date(Date.now() + remainingMs - 15 * MINUTE_MS),
  expiresAt: new Date(Date.now() + remainingMs),
  reconnect: false,
  windowHeld: true,
  lingering: false,
  ...changes,
})
const flow = flowWith(15 * MINUTE_MS - 1)
const sameTabFlow = flowWith(15 * MINUTE_MS - 1, { windowHeld: false, redirect: true })

// ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The facts that each code's texts name. A missing code does not compile. */
const details: Record<Code, Partial<Problem>> = {
  hubspot_no_permission: {},
  hubspot_plan_lacks_scope: {},
  token_exchange_failed: {},
  invalid_config: {},
  hubspot_scope_mismatch: {},
  hubspot_redirect_mismatch: {},
  hubspot_unknown_client: {},
  hubspot_link_retired: {},
  hubspot_account_not_allowed: {},
  credentials_rejected: {},
  misconfigured: {},
  relay_unreachable: { url: '/api/hubspot', cause: 'http_error', answer: 'HTTP 404' },
  useragent_not_found: {},
  unsafe_authorize_url: {},
  endpoint_bad_answer: {},
  start_refused: { during: 'start' },
  internal_error: {},
  unknown: { unknownCode: 'scope_drift' },
  unavailable: {},
  authorization_denied: {},
  session_expired: {},
  missing_params: {},
  popup_blocked: {},
  storage_blocked: {},
  unfinished: {},
  not_confirmed: {},
  wrong_portal: { portalId: '87654321', accountName: 'Acme US', expectedPortal: '12345678' },
  wrong_browser: {},
  offline: {},
  endpoint_unreachable: {},
  endpoint_timeout: {},
  signed_out: {},
  rate_limited: { retryAfter: 40 },
  portal_refused: { portalId: '87654321', accountName: 'Acme US' },
  portal_unchecked: {},
  request_blocked: {},
  forbidden: {},
  no_agent: {},
}

export const codes = Object.keys(details) as Code[]

export const problemOf = (code: Code, changes: Partial<Problem> = {}): Problem => ({
  code,
  owner: ownerOf(code),
  during: 'connect',
  ...details[code],
  ...changes,
})

/** Returns the state after a flow or a status read failed with this code. */
export const failed = (code: Code, changes?: Partial<Problem>): State => ({
  status: 'failed',
  can,
  problem: problemOf(code, changes),
})

// ── States ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const connected = { status: 'connected', can, account, health: 'ok' } as const
const firstRead = { during: 'check' } as const

export const states = {
  checking: { status: 'checking', can: [] },
  checkingLong: { status: 'checking', can: [], slow: true },
  disconnected: { status: 'disconnected', can },
  connected,
  unnamed: { ...connected, account: { portalId: '12345678', connectedAt } },
  kept: { ...connected, problem: problemOf('unfinished') },
  keptWithout: { ...connected, problem: problemOf('hubspot_no_permission') },
  stuck: { ...connected, problem: problemOf('endpoint_unreachable', { during: 'disconnect' }) },
  stopped: { ...connected, can: [...can, 'start-agent'], health: 'paused', agent: { status: 0 } },
  starting: { ...connected, health: 'paused', agent: { status: 3 } },
  errored: { ...connected, can: [...can, 'start-agent'], health: 'paused', agent: { status: 5 } },
  lacking: { ...connected, can: [...can, 'start-agent'], health: 'paused', agent: { status: 6 } },
  unreported: { ...connected, health: 'unknown', account: { ...account, tokenExpiresAt: connectedAt } },
  failing: {
    ...connected,
    health: 'failing',
    agent: { status: 4 },
    account: { ...account, tokenExpiresAt: new Date(new Date().setHours(14, 10)) },
  },
  unstarted: {
    ...connected,
    can: [...can, 'start-agent'],
    health: 'paused',
    agent: { status: 0 },
    problem: problemOf('start_refused', { reason: 'no_credits' }),
  },
  changed: {
    ...connected,
    problem: problemOf('wrong_portal', {
      expectedPortal: undefined,
      previousPortalId: '12345678',
      previousName: 'Acme Europe',
    }),
  },
  unexpected: { ...connected, problem: problemOf('wrong_portal') },
  foundUnexpected: { ...connected, problem: problemOf('wrong_portal', { during: 'check', accountName: undefined }) },
  opening: { status: 'opening', can, flow },
  leaving: { status: 'opening', can, flow: sameTabFlow },
  authorizing: { status: 'authorizing', can, flow },
  lingering: { status: 'authorizing', can, flow: flowWith(14 * MINUTE_MS - 1, { lingering: true }) },
  unheld: { status: 'authorizing', can, flow: flowWith(15 * MINUTE_MS - 1, { windowHeld: false }) },
  ending: { status: 'authorizing', can, flow: flowWith(2 * MINUTE_MS - 1) },
  verifying: { status: 'verifying', can, flow },
  blocked: { status: 'failed', can, flow, problem: problemOf('popup_blocked') },
  unfinished: { status: 'unfinished', can, flow: { ...flow, windowClosed: true } },
  unfinishedHere: { status: 'unfinished', can, flow: sameTabFlow },
  disconnecting: { status: 'disconnecting', can, account },
  setup: { status: 'setup', can: [...can, 'save-credentials'] },
  setupElsewhere: { status: 'setup', can },
  expired: failed('session_expired'),
  needsAdmin: failed('hubspot_no_permission'),
  needsOwner: failed('hubspot_scope_mismatch'),
  needsProduct: failed('portal_refused'),
  wirosFault: failed('internal_error'),
  signedOut: failed('signed_out', firstRead),
  offline: failed('offline', firstRead),
  down: failed('endpoint_unreachable', firstRead),
  unembedded: failed('misconfigured', { ...firstRead, url: '' }),
} satisfies Record<string, State>

export type StateName = keyof typeof states
