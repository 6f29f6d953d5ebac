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
      'Simulated in this page only, until you switch them off. Your browser’s settings and developer tools have the real ones.',
    names: ['popup-blocked', 'offline'],
  },
  {
    title: 'HubSpot’s pages',
    instructions:
      'Press the card’s button and go on in HubSpot’s window. HubSpot reports most of these to nobody. Close the window, and the card asks what HubSpot showed.',
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
    title: 'Wiro refuses',
    instructions: 'Press the card’s button and approve. Wiro then sends the window back with this code.',
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
    title: 'The return from HubSpot',
    instructions: 'Press the card’s button and approve. The result then comes late, damaged or not at all.',
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
      'What a login, a proxy or a missing route does to the token endpoint. Press the card’s button, or reload the page.',
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
    instructions: 'How Wiro answers the product’s server. Press the card’s button, or reload the page.',
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
      'Connect first, then switch one on and reload the page. For access that fails, let 30 minutes pass twice. “start-refused” needs “agent-stopped” too.',
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
    title: 'Your own HubSpot app',
    instructions: 'Choose auth-method own in the options, and save a client ID and secret in the card.',
    names: ['credentials-rejected', 'credentials-ignored'],
  },
] as const satisfies readonly FaultGroup[]

type Grouped = (typeof groups)[number]['names'][number]

/** Does not compile where a fault has no group: the error names the fault. */
type Complete<Missing extends never> = [Missing, readonly FaultGroup[]][1]

export const faultGroups: Complete<Exclude<AnyFaultName, Grouped>> = groups
