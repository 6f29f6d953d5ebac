/** The groups in which the panel lists the faults, each with instructions. A fault in no group would not be shown. */
import type { FaultName } from '../../src/emulator/index.js'
import type { HostFaultName } from '../host/host-faults.js'
import type { BrowserFaultName } from './browser-faults.js'

type AnyFaultName = FaultName | HostFaultName | BrowserFaultName

export interface FaultGroup {
  title: string
  /** What to do to run into these faults. */
  instructions: string
  names: readonly AnyFaultName[]
  /** Calls to which a fault can be limited, with their labels. */
  calls?: Record<string, string>
}

/** The calls between the server and Wiro; `''` stands for all of them. */
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

const groups = [
  {
    title: 'The browser',
    instructions:
      'Both are simulated in this page alone and last over a reload. For the real ones, use the browser’s own settings and developer tools.',
    names: ['popup-blocked', 'offline'],
  },
  {
    title: 'HubSpot’s pages',
    instructions:
      'Press the card’s button and go on in HubSpot’s window. HubSpot tells nobody about most of these: close the window, and the card asks what it showed.',
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
    instructions: 'Press the card’s button and approve: Wiro sends the window back with this code.',
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
    instructions: 'Press the card’s button and approve: the answer is late, damaged or lost on its way to the page.',
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
    instructions:
      'What a login, a proxy or a lost route does to the token endpoint. Press the card’s button, or reload the page.',
    names: [
      'endpoint-401',
      'endpoint-403',
      'endpoint-no-agent',
      'endpoint-404',
      'endpoint-429',
      'endpoint-500',
      'endpoint-html',
      'endpoint-challenge',
      'endpoint-csrf',
      'endpoint-redirect',
      'endpoint-reset',
      'endpoint-hangs',
    ],
  },
  {
    title: 'Between the server and Wiro',
    instructions: 'What the product’s server gets for an answer. Press the card’s button, or reload the page.',
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
      'unified-dialect',
      'transitional-dialect',
      'unix-times',
      'unsafe-authorize-url',
    ],
  },
  {
    title: 'The agent',
    instructions:
      'What becomes of the agent and its access later on. Reload the page: its status tells the agent’s, too. Access is seen to fail once 30 minutes have passed twice, and Start is offered with “agent-stopped”.',
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
    instructions: 'With auth-method own: what becomes of a client ID and secret when they are saved.',
    names: ['credentials-rejected', 'credentials-ignored'],
  },
] as const satisfies readonly FaultGroup[]

type Grouped = (typeof groups)[number]['names'][number]

/** Does not compile where a fault has no group: the error names the fault. */
type Complete<Missing extends never> = [Missing, readonly FaultGroup[]][1]

export const faultGroups: Complete<Exclude<AnyFaultName, Grouped>> = groups
