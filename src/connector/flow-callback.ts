/**
 * Reads a relay page's message about the callback. What it says is a hint: only the status proves a connection. Loaded when
 * a flow begins, so it imports nothing of what every page loads.
 */
import { parseCallback, type Callback, type CallbackParsers } from '../protocol/callback.js'
import type { Cause, toCause } from '../protocol/codes.js'
import type { RelayMessage } from '../protocol/relay-messages.js'

/** A flow's callback, after the server's verdict on it. */
export interface FlowCallback extends Omit<Callback, 'error'> {
  /** Why the callback is no success, where it says so. */
  cause?: Cause | undefined
}

/** What reading needs of the first load. */
export interface FlowCallbackParsers extends CallbackParsers {
  readonly toCause: typeof toCause
}

/** Reads the callback. A connection that the server undid counts as a failure with the server's code. */
export function readFlowCallback({ query, verdict, code }: RelayMessage, parsers: FlowCallbackParsers): FlowCallback {
  const { success, error, portalId, name } = parseCallback(query, parsers)
  const isUndone = verdict === 'undone'
  const errorText = isUndone ? code || 'wrong_browser' : error
  return {
    success: success && !isUndone,
    portalId,
    name,
    cause: errorText === undefined ? undefined : parsers.toCause(errorText),
  }
}
