/** One request to Wiro, from its options to the fields of the answer: dialect, time limit, retry, transport and reading. */
import type { Fields } from '../../protocol/parse.js'
import type { LogEntry } from '../log.js'
import type { LogReason } from '../log-reasons.js'
import { createDialectFinder, type DialectFinder, type DialectOption } from './dialect-finder.js'
import { toOAuthCall, type Dialect, type OAuthAction, type WiroCall } from './dialects.js'
import { toConnectionError } from './connection-errors.js'
import { WiroError, withCallFacts } from './errors.js'
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

/** A request about one agent. */
type AgentRequest<Action extends string> = (
  action: Action,
  agent: string,
  fields?: Fields,
  options?: CallOptions,
) => Promise<Fields>

export interface WiroRequests {
  request(path: string, fields: Fields, options?: CallOptions): Promise<Fields>
  /** Calls `/UserAgentOAuth/…` in Wiro's dialect. */
  requestOAuth: AgentRequest<OAuthAction>
  /** Calls `/UserAgent/…`, which is the same in all dialects. */
  requestAgent: AgentRequest<string>
  dialects: Pick<DialectFinder, 'current' | 'isConfirmed'>
  /** Logs, once for each reason, what is odd about every answer of this Wiro's. */
  logOnce(reason: LogReason, agent: string): void
}

/** Answers about agents hold their instructions and the settings of each skill. */
export const MAX_AGENT_BYTES = 1_048_576

/** Allows one repetition after a broken connection. */
export const READ_ATTEMPTS = 2

interface WiroRequestsOptions extends WiroTransportOptions {
  timeoutMs: number
  dialect: DialectOption
  log(entry: LogEntry): void
}

/** Sends one call until an answer is read. */
type SendCall = (call: WiroCall) => Promise<Fields>

export function createWiroRequests({ timeoutMs, dialect, log, ...transport }: WiroRequestsOptions): WiroRequests {
  const send = createTransport(transport)
  const dialects = createDialectFinder(dialect, log)
  const logged = new Set<LogReason>()
  const isSigned = transport.apiSecret !== undefined

  /**
   * Runs one request, which may consist of several calls, within its time limit.
   * @throws WiroError only, with the path of the call that failed.
   */
  const perform = async <T>(options: CallOptions, run: (sendCall: SendCall) => Promise<T>): Promise<T> => {
    const { maxAttempts = 1, timeout = timeoutMs, signal: callerSignal, ...policy } = options
    let path = ''
    const toWiroError = (thrown: unknown) =>
      withCallFacts(thrown instanceof WiroError ? thrown : toConnectionError(thrown, transport.isHostFetch), { path })
    try {
      return await withTimeout(timeout, callerSignal, (signal) =>
        run((call) => {
          path = call.path
          const attempt = async () => readResponse(await send(path, call.body, signal), { ...policy, isSigned })
          return withRetry(maxAttempts, signal, attempt).catch((thrown: unknown) => Promise.reject(toWiroError(thrown)))
        }),
      )
    } catch (thrown) {
      throw toWiroError(thrown)
    }
  }

  const request: WiroRequests['request'] = (path, body, options = {}) =>
    perform(options, (sendCall) => sendCall({ path, body }))

  /** Adds the checks that every request about an agent has. */
  const forAgent =
    <Action extends string>(
      run: (...call: Required<Parameters<AgentRequest<Action>>>) => Promise<Fields>,
    ): AgentRequest<Action> =>
    async (action, agent, fields = {}, options = {}) => {
      if (typeof agent !== 'string' || !agent) throw new WiroError('useragent_not_found', 'agent_missing')
      const answer = await run(action, agent, fields, options)
      if ([answer.errors ?? []].flat().length) log({ level: 'warn', reason: 'result_with_errors', agent })
      return answer
    }

  return {
    request,
    requestOAuth: forAgent(async (action, agent, fields, options) => {
      const toCall = (dialect: Dialect) => toOAuthCall(dialect, action, agent, fields)
      const { answer, dialect } = await perform(options, (sendCall) => dialects.send(toCall, sendCall))
      // A refresh has the same path in all dialects, so its answer does not tell them apart.
      if (action !== 'TokenRefresh') dialects.remember(dialect)
      return answer
    }),
    requestAgent: forAgent((action, agent, fields, options) => {
      const guid = action === 'CredentialUpsert' ? { useragentguid: agent } : { guid: agent }
      return request('/UserAgent/' + action, { ...guid, ...fields }, { maxBytes: MAX_AGENT_BYTES, ...options })
    }),
    dialects,
    logOnce(reason, agent) {
      if (!logged.has(reason)) log({ level: 'warn', reason, agent })
      logged.add(reason)
    },
  }
}
