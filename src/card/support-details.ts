/**
 * What support needs to know about a problem, as text. It holds no secret, no name, and nothing of an address after its
 * path. Support reads it, so it is English in every language.
 */
import type { Flow, Problem, State } from '../connector/state.js'
import { redactSecrets } from './redact.js'

/** What is known when a person asks for the details. */
export interface SupportFacts {
  /** The element's version. */
  version: string
  problem: Pick<Problem, 'code'> & Partial<Problem>
  state: State
  authMethod: string
  /** The flow that led to the problem. */
  flow?: Pick<Flow, 'id' | 'startedAt' | 'expiresAt'> | undefined
  /** What the person pasted from HubSpot's page. */
  pastedText?: string | undefined
  now: Date
  /** The page's address. */
  page: string
  browser: string
}

/** Returns an address without its query, its hash and secrets in its path. */
const withoutQuery = (url: string): string => redactSecrets(url.split(/[?#]/)[0]!)

export function supportDetails(facts: SupportFacts): string {
  const { problem, state, flow, pastedText } = facts
  const { agent, account } = state as Partial<Extract<State, { status: 'connected' }>>
  const lines: Record<string, unknown> = {
    Code: problem.code,
    'Unknown code': problem.unknownCode,
    Reference: problem.reference,
    During: problem.during,
    Status: state.status,
    'Agent status': agent?.status,
    'Auth method': facts.authMethod,
    'Hub ID': problem.portalId ?? account?.portalId,
    'Expected Hub ID': problem.expectedPortal,
    'Asked for': problem.url && withoutQuery(problem.url),
    Cause: problem.cause,
    Answer: problem.answer,
    Flow: flow?.id,
    Started: flow?.startedAt.toISOString(),
    'Open until': flow?.expiresAt.toISOString(),
    'HubSpot showed': pastedText && redactForSupport(pastedText),
    Copied: facts.now.toISOString(),
    Page: withoutQuery(facts.page),
    Browser: facts.browser,
    Element: `wiro-hubspot-connect ${facts.version}`,
  }
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

// ── Pasted text ────────────────────────────────────────────────────────────────────────────────────────────

/** Of a pasted text, so much goes into the details. */
const MAX_PASTED_CHARACTERS = 1_000

const EMAIL = /[\w.+-]+@[\w.-]+/g

/** Returns a pasted text in one line, without secrets and email addresses. */
export const redactForSupport = (text: string): string =>
  redactSecrets(text.trim().slice(0, MAX_PASTED_CHARACTERS)).replace(EMAIL, '…').replace(/\s+/g, ' ')
