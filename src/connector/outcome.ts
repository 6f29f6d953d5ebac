/** What a relay handed over, read on demand, when it comes. */
import { parseCallback } from '../protocol/callback.js'
import { toCause } from '../protocol/codes.js'
import type { RelayMessage } from '../protocol/relay-messages.js'
import type { Outcome } from './proof.js'

/** A success that the server undid is none, and is told by its code. */
export function readOutcome({ query, verdict, code }: RelayMessage): Outcome {
  const { success, error, portalId, name } = parseCallback(query)
  const undone = verdict === 'undone'
  const text = undone ? code || 'wrong_browser' : error
  return {
    success: success && !undone,
    portalId,
    name,
    cause: text === undefined ? undefined : toCause(text),
  }
}
