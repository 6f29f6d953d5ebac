/** Reads a relay page's message about the callback. What it says is a hint: only the status proves a connection. */
import { parseCallback, type Callback } from '../protocol/callback.js'
import { toCause, type Cause } from '../protocol/codes.js'
import type { RelayMessage } from '../protocol/relay-messages.js'

/** A flow's callback, after the server's verdict on it. */
export interface FlowCallback extends Omit<Callback, 'error'> {
  /** Why the callback is no success, where it says so. */
  cause?: Cause | undefined
}

/** Reads the callback. A connection that the server undid counts as a failure with the server's code. */
export function readFlowCallback({ query, verdict, code }: RelayMessage): FlowCallback {
  const { success, error, portalId, name } = parseCallback(query)
  const isUndone = verdict === 'undone'
  const errorText = isUndone ? code || 'wrong_browser' : error
  return {
    success: success && !isUndone,
    portalId,
    name,
    cause: errorText === undefined ? undefined : toCause(errorText),
  }
}
