/**
 * What support needs to know about a problem, as text: no secret, no name, nothing of the address behind its path. It is
 * read by those who help, so it is English everywhere. Loaded on demand.
 */
import type { Flow, Problem, State } from '../connector/state.js'

/** What is known where a person asks for it. */
export interface Facts {
  /** The element's own. */
  version: string
  problem: Pick<Problem, 'code'> & Partial<Problem>
  state: State
  authMethod: string
  /** The attempt that came to it. */
  flow?: Pick<Flow, 'id' | 'startedAt' | 'expiresAt'> | undefined
  /** What the person copied off HubSpot's page. */
  pastedText?: string | undefined
  now: Date
  /** The page's address. */
  page: string
  browser: string
}

/** Without its query and hash: either may hold what is nobody's business. */
function barely(address: string): string {
  const [path = ''] = address.split(/[?#]/)
  return path
}

export function details({ version, problem, state, authMethod, flow, pastedText, now, page, browser }: Facts): string {
  const { agent, account } = state as Partial<Extract<State, { status: 'connected' }>>
  const lines: Record<string, unknown> = {
    Code: problem.code,
    Reference: problem.reference,
    During: problem.during,
    Status: state.status,
    'Agent status': agent?.status,
    'Auth method': authMethod,
    'Portal ID': problem.portalId ?? account?.portalId,
    'Expected portal ID': problem.expectedPortal,
    'Asked for': problem.url && barely(problem.url),
    Answer: problem.answer,
    Flow: flow?.id,
    Started: flow?.startedAt.toISOString(),
    'Open until': flow?.expiresAt.toISOString(),
    'HubSpot showed': pastedText && redact(pastedText),
    Copied: now.toISOString(),
    Page: barely(page),
    Browser: browser,
    Element: `wiro-hubspot-connect ${version}`,
  }
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

// ── What a person pasted ────────────────────────────────────────────────────────────────────────────────────────────

/** Of a pasted text, so much goes into the details. */
const MAX_PASTED_CHARACTERS = 1_000

/** Values that are secret or confidential: they may stand in an address that was pasted. */
const CONFIDENTIAL = /\b(state|code|seal|[\w-]*(?:secret|token|password|key))=[^\s&"'“”]+/gi
const EMAIL = /[\w.+-]+@[\w.-]+/g

/** Returns a pasted text in one line, without secrets and email addresses. */
export const redact = (text: string): string =>
  text.trim().slice(0, MAX_PASTED_CHARACTERS).replace(CONFIDENTIAL, '$1=…').replace(EMAIL, '…').replace(/\s+/g, ' ')
