/** What the tests of the flow begin with: a status answer, a flow, a model; and how they wait. */
import type { Event, Model } from '../../src/connector/events.js'
import { transition, type Step } from '../../src/connector/machine.js'
import type { Attempt, Outcome } from '../../src/connector/proof.js'
import type { Account, ConnectionStatus } from '../../src/protocol/endpoint.js'
import type { Problem } from '../../src/connector/state.js'

export const id = 'abcdefghijklmnopqrst-_'
export const minute = 60_000
/** When everything here begins, in milliseconds. */
export const start = Date.parse('2026-04-17T10:00:00Z')

const can = ['status', 'connect', 'disconnect'] as const

export const connected = (account: Account = { portalId: '1' }): ConnectionStatus => ({ connected: true, account, can })
export const notConnected: ConnectionStatus = { connected: false, account: {}, can }

export const flowOf = (change: Partial<Attempt> = {}): Attempt => ({
  id,
  startedAt: new Date(start),
  expiresAt: new Date(start + 15 * minute),
  reconnect: false,
  windowHeld: true,
  lingering: false,
  ...change,
})

/** A model with a flow under way. */
export const during = (phase: Model['phase'], flow: Partial<Attempt> = {}, model: Partial<Model> = {}): Model => ({
  phase,
  told: notConnected,
  flow: flowOf({ baseline: { connected: false }, ...flow }),
  ...model,
})

/** The same while an account is connected. */
export const reconnecting = (phase: Model['phase'], flow: Partial<Attempt> = {}, model: Partial<Model> = {}): Model =>
  during(
    phase,
    { baseline: { connected: true, portalId: '1' }, reconnect: true, ...flow },
    { told: connected(), ...model },
  )

export const success: Outcome = { success: true, portalId: '1', name: 'Acme' }
export const failing = (code: Problem['code']): Outcome => ({ success: false, cause: { code, owner: 'you' } })
export const denied = failing('authorization_denied')
export const problem = (code: Problem['code'], during: Problem['during'] = 'connect'): Problem => ({
  code,
  owner: 'you',
  during,
})

/** Several events, one after the other: the last step. */
export const after = (model: Model, ...events: Event[]): Step =>
  events.reduce<Step>(([before], event) => transition(before, ...event), [model])

/** Until something is so; a test that waits in vain runs into its own time limit. */
export async function until(check: () => unknown): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** From now on a wait of so many milliseconds takes no time. */
export function skipTimers(skipped: number): () => void {
  const { setTimeout: later } = window
  window.setTimeout = ((act: () => void, ms: number, ...rest: []) =>
    later(act, ms === skipped ? 0 : ms, ...rest)) as never
  return () => void (window.setTimeout = later)
}
