/** Makes problems: of a code, and of an error. Every error that the connector expects is a `ConnectorError`. */
import { ownerOf, type Code } from '../protocol/codes.js'
import type { Problem } from './state.js'

/** Why a request or a check failed; the caller knows what was being done. */
export type ProblemCause = Omit<Problem, 'during' | 'owner'>

export const createProblem = (
  code: Code,
  during: Problem['during'] = 'connect',
  facts?: Partial<ProblemCause>,
): Problem => ({
  ...facts,
  code,
  owner: ownerOf(code),
  during,
})

export class ConnectorError extends Error {
  constructor(readonly reason: ProblemCause) {
    super(reason.code)
    this.name = 'ConnectorError'
  }
}

export const createError = (code: Code, facts?: Partial<ProblemCause>): ConnectorError =>
  new ConnectorError({ ...facts, code })

/** Returns the problem behind an error. An unexpected error is shown as an answer that cannot be read. */
export function toProblem(error: unknown, during: Problem['during']): Problem {
  const { reason } = error instanceof ConnectorError ? error : createError('endpoint_bad_answer')
  return createProblem(reason.code, during, reason)
}
