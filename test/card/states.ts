/** The states that tests draw, each as short as its type allows. */
import { ownerOf } from '../../src/protocol/codes.js'
import type { Action } from '../../src/protocol/endpoint.js'
import type { Account } from '../../src/protocol/parsed-answers.js'
import type { Code } from '../../src/protocol/codes.js'
import type { Flow, Problem, State } from '../../src/connector/state.js'

type Of<Status extends State['status']> = Extract<State, { status: Status }>

const can: Action[] = ['status', 'connect', 'disconnect']

const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000)

export const acme: Account = {
  portalId: '12345678',
  name: 'Acme Europe',
  connectedAt: new Date('2026-04-17T12:00:00Z'),
}

/** Half a minute short, so that a slow test still reads the same number. */
export const flowWith = (minutesLeft = 14, change: Partial<Flow> = {}): Flow => ({
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  startedAt: minutesAhead(minutesLeft - 15),
  expiresAt: minutesAhead(minutesLeft - 0.5),
  reconnect: false,
  windowHeld: true,
  lingering: false,
  ...change,
})

export const problemWith = (code: Code, change: Partial<Problem> = {}): Problem => ({
  code,
  owner: ownerOf(code),
  during: 'connect',
  ...change,
})

export const checking: State = { status: 'checking', can: [] }
export const disconnected: State = { status: 'disconnected', can }

/** Own mode, and no app is saved. */
export const setup = (actions: Action[] = [...can, 'save-credentials']): State => ({ status: 'setup', can: actions })

export const waiting = (
  status: 'opening' | 'authorizing' | 'verifying' | 'unfinished',
  flow: Flow = flowWith(),
): State => ({ status, can, flow })

export const connected = (change: Partial<Of<'connected'>> = {}): State => ({
  status: 'connected',
  can,
  account: acme,
  health: 'unknown',
  ...change,
})

export const disconnecting = (account: Account = acme): State => ({ status: 'disconnecting', can, account })

export const failed = (code: Code, problem: Partial<Problem> = {}, change: Partial<Of<'failed'>> = {}): State => ({
  status: 'failed',
  can,
  problem: problemWith(code, problem),
  ...change,
})
