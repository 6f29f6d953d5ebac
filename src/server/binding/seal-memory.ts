/**
 * What the binding remembers about one seal, in the host's store: the report that came with the mark, what was reported
 * to the host, and which accounts were undone. A seal's entries outlive it, so that an old address stays harmless.
 */
import type { Baseline } from '../../protocol/parsed-answers.js'
import { HandlerError, HostAnswerError } from '../errors.js'
import { callHostGuard } from '../host-hooks.js'
import { accountKey, serializeReturn, type ReturnedAccount } from './returned-account.js'
import { SEAL_LISTEN_SECONDS, SEAL_TTL_SECONDS, type Seal } from './state-token.js'
import type { Store } from './store.js'

/** What happens once for a seal, or once for an account and a seal. */
export type OnceName = 'connected' | 'polled' | 'reported' | `reported ${'present' | 'undone'} ${string}`

/** @throws HandlerError `store_failed` from every method, where the store throws or answers with another type. */
export interface SealMemory {
  /** Remembers the first report that comes with the flow's mark. Returns whether this report is that one. */
  rememberReturn(returned: ReturnedAccount): Promise<boolean>
  /** Returns whether the report equals the remembered one; `undefined` where none is remembered. */
  isRememberedReturn(returned: ReturnedAccount): Promise<boolean | undefined>
  /** Returns `true` at the first call for this seal and name. */
  isFirst(name: OnceName): Promise<boolean>
  /** Remembers an account for the whole agent: another seal may have been made while it stood. */
  rememberUndone(account: Baseline): Promise<void>
  wasUndone(account: Baseline): Promise<boolean>
}

const ENTRY_SECONDS = SEAL_TTL_SECONDS + SEAL_LISTEN_SECONDS

const HOUR_MS = 3_600_000

export function createSealMemory(
  { agent, id }: Pick<Seal, 'agent' | 'id'>,
  store: Store,
  now: () => number,
): SealMemory {
  // The share of an agent in the default store is found by the text before the first space.
  const agentPrefix = encodeURIComponent(agent) + ' '
  const sealPrefix = agentPrefix + id + ' '
  const add = (key: string, value: string) => addTo(store, key, value)

  const isRememberedReturn = async (returned: ReturnedAccount) => {
    const remembered = await getFrom(store, sealPrefix + 'return')
    return remembered === undefined ? undefined : remembered === serializeReturn(returned)
  }

  /** The hour is in the key, because an entry is not renewed when the same account is undone again. */
  const undoneKey = (account: Baseline, hoursAgo: number) =>
    `${agentPrefix}undone ${Math.floor(now() / HOUR_MS) - hoursAgo} ${accountKey(account)}`

  return {
    rememberReturn: async (returned) =>
      (await add(sealPrefix + 'return', serializeReturn(returned))) || (await isRememberedReturn(returned)) === true,
    isRememberedReturn,
    isFirst: (name) => add(sealPrefix + name, '1'),
    rememberUndone: async (account) => void (isIdentified(account) && (await add(undoneKey(account, 0), '1'))),
    wasUndone: async (account) =>
      isIdentified(account) &&
      (!!(await getFrom(store, undoneKey(account, 0))) || !!(await getFrom(store, undoneKey(account, 1)))),
  }
}

/** Accounts without an id and a name cannot be told apart, so none of them counts as another one that was undone. */
const isIdentified = ({ portalId, name }: Baseline) => !!(portalId ?? name)

async function addTo(store: Store, key: string, value: string): Promise<boolean> {
  const wasAdded: unknown = await callHostGuard('store_failed', () => store.add(key, value, ENTRY_SECONDS))
  if (typeof wasAdded === 'boolean') return wasAdded
  throw badAnswerError('store.add must return true or false')
}

async function getFrom(store: Store, key: string): Promise<string | undefined> {
  const value: unknown = (await callHostGuard('store_failed', () => store.get(key))) ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw badAnswerError('store.get must return the text that was added')
}

/** An `add` whose answer nobody can read would silence every report. */
const badAnswerError = (message: string) =>
  new HandlerError('unavailable', 'store_failed', { status: 500, cause: new HostAnswerError(message) })
