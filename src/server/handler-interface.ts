/** What `createHandler` returns. */
import type { RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
import type { ContextArguments } from './options.js'

/** `Context` is what the host passes along with a request, such as its framework's own request. */
export interface Handler<Context = unknown> {
  /**
   * Never rejects: an error is an answer `{ result: false, errors: [{ code, message, reference }] }` with a fitting HTTP status.
   * @param context - Goes to your functions, such as `resolveAgent`.
   */
  (request: Request, ...context: ContextArguments<Context>): Promise<Response>
  /**
   * Reads the status for a page that your server draws, for the element's `initialStatus`. Your functions decide as they do
   * for the action `status`; `request` is the page's own, with its cookies, and needs no `Origin`.
   * @param request - Goes to your functions, such as `resolveAgent`. Its method and body do not matter.
   * @param agentKey - The `agent-key` of the element.
   * @returns the answer, or `{ result: false, errors: [{ code, message, reference }] }` where the action would be refused.
   * @throws what `resolveAgent` or `authorize` throws, such as a framework's redirect. Nothing is logged then.
   */
  status(
    request: Request,
    agentKey?: string,
    ...context: ContextArguments<Context>
  ): Promise<StatusAnswer | RefusalAnswer>
}
