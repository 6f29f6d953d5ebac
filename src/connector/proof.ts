/**
 * A connection attempt, and what proves it: the status is the truth, an outcome is a hint, and a reconnect needs both.
 */
import type { Callback } from '../protocol/callback.js'
import type { Cause } from '../protocol/codes.js'
import type { Account, Baseline, ConnectionStatus } from '../protocol/endpoint.js'
import type { Flow } from './state.js'

/** A flow, and how far it has come. */
export interface Attempt extends Flow {
  /** What was connected before; absent while nobody said: then only an outcome proves anything. */
  baseline?: Baseline | undefined
  /** There is an authorize URL that may be opened. */
  addressed?: boolean
  /** The relay is there and waits for the word to go. */
  ready?: boolean
  /** The window seems gone; the read that follows decides. */
  lost?: boolean
  outcome?: Outcome | undefined
}

/** What a relay handed over: the callback and what the server made of it. */
export interface Outcome extends Omit<Callback, 'error'> {
  /** Why it is no success, where it says so. */
  cause?: Cause | undefined
}

/** Two portal ids, of which either may be untold. */
export const agree = (one?: string, other?: string) => !one || !other || one === other

/** Whether an account may be the one that was there before: by its portal id, or by its name where there is none. */
export const isSame = ({ portalId, name }: Account, before?: Account) =>
  portalId ? agree(portalId, before?.portalId) : agree(name, before?.name)

/**
 * Whether a status proves this flow: something is connected that was not, another portal is, or this flow's own success
 * agrees with it. Dates prove nothing: a running agent renews them.
 */
export function isNew({ baseline, outcome }: Attempt, { connected, account }: ConnectionStatus): boolean {
  return (
    connected &&
    (baseline?.connected === false ||
      !isSame(account, baseline) ||
      (!!outcome?.success && agree(account.portalId, outcome.portalId)))
  )
}
