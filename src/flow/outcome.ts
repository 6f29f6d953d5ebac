/** What a relay handed over, read on demand, when it comes. */
import { parseCallback, type Parsers } from '../callback.js'
import { causeOf } from '../problems.js'
import type { Heard } from '../protocol.js'
import type { Outcome } from './proof.js'

/** A success that the server undid is none, and is told by its code. */
export function readOutcome({ query, verdict, code }: Heard, parsers: Parsers): Outcome {
  const { success, error, portalId, name } = parseCallback(query, parsers)
  const undone = verdict === 'undone'
  const text = undone ? code || 'wrong_browser' : error
  return {
    success: success && !undone,
    portalId,
    name,
    cause: text === undefined ? undefined : causeOf(text),
  }
}
