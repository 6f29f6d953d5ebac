/**
 * What support needs to know about a problem, as text: no secret, no name, nothing of the address behind its path. It is
 * read by those who help, so it is English everywhere. Loaded on demand.
 */
import type { Flow, Problem, State } from '../connector/state.js'
import { forgetShown, shownToSend } from './shown.js'

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
  shown?: string | undefined
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

export function details({ version, problem, state, authMethod, flow, shown, now, page, browser }: Facts): string {
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
    'HubSpot showed': shown && shownToSend(shown),
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

/** The attempt that a card showed last; it is over by the time of which its problem tells. */
const flows = new WeakMap<object, Flow>()

export const flowOf = (card: object): Flow | undefined => flows.get(card)

export function remember(card: { state: State }): void {
  const { status, flow } = card.state as { status: State['status']; flow?: Flow }
  forgetShown(card)
  if (flow) flows.set(card, flow)
  else if (status !== 'failed') flows.delete(card)
}
