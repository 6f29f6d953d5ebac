/** One request to Wiro, from its options to the fields of the answer: time limit, retry, transport and reading. */
import type { Fields } from '../../protocol/parse.js'
import type { LogEntry } from '../log.js'
import { WiroError } from './errors.js'
import { readResponse, type ResponsePolicy } from './responses.js'
import { createTransport, withRetry, withTimeout, type WiroTransportOptions } from './transport.js'

/** Limits of one call. */
export interface RequestOptions {
  /** Milliseconds; default: the client's `timeout`. */
  timeout?: number
  /** Aborts a read; a read changes nothing. */
  signal?: AbortSignal
}

interface CallOptions extends RequestOptions, ResponsePolicy {
  /** Default 1. Only a read may be repeated: it changes nothing, and Wiro may just have closed an idle connection. */
  maxAttempts?: number
}

/** Requests about one agent, by the family of Wiro's endpoints. */
type AgentRequest = (action: string, agent: string, fields?: Fields, options?: CallOptions) => Promise<Fields>

export interface WiroRequests {
  request(path: string, fields: Fields, options?: CallOptions): Promise<Fields>
  /** Calls `/UserAgentOAuth/HubSpot…`. */
  requestOAuth: AgentRequest
  /** Calls `/UserAgent/…`. */
  requestAgent: AgentRequest
}

/** Answers about agents hold their instructions and the settings of each skill. */
export const MAX_AGENT_BYTES = 1_048_576

/** Allows one repetition after a broken connection. */
export const READ_ATTEMPTS = 2

interface WiroRequestsOptions extends WiroTransportOptions {
  timeoutMs: number
  log(entry: LogEntry): void
}

export function createWiroRequests({ timeoutMs, log, ...transport }: WiroRequestsOptions): WiroRequests {
  const send = createTransport(transport)

  const request: WiroRequests['request'] = (path, fields, options = {}) => {
    const { maxAttempts = 1, timeout = timeoutMs, signal: callerSignal, ...policy } = options
    return withTimeout(timeout, callerSignal, (signal) =>
      withRetry(maxAttempts, signal, async () => readResponse(await send(path, fields, signal), policy)),
    )
  }

  /** @param guidField - the name of the agent's guid, which differs between the families of endpoints. */
  const createAgentRequest =
    (family: string, guidField: string, defaults: CallOptions = {}): AgentRequest =>
    async (action, agent, fields, options) => {
      if (typeof agent !== 'string' || !agent) throw new WiroError('useragent_not_found', 'agent_missing')
      const path = `/${family}/${action}`
      const answer = await request(path, { [guidField]: agent, ...fields }, { ...defaults, ...options })
      if ([answer.errors ?? []].flat().length) log({ level: 'warn', reason: 'result_with_errors', agent })
      return answer
    }

  return {
    request,
    requestOAuth: createAgentRequest('UserAgentOAuth', 'userAgentGuid'),
    requestAgent: createAgentRequest('UserAgent', 'guid', { maxBytes: MAX_AGENT_BYTES }),
  }
}
