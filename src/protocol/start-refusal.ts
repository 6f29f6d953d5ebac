/** Why Wiro refused to start an agent: a closed list, and never Wiro's own text. */

/** Why an agent was not started, where that is known. */
export const START_REFUSALS = ['no_credits', 'no_plan', 'setup_incomplete', 'already_running'] as const

export type StartRefusal = (typeof START_REFUSALS)[number]

/** Returns the reason in the errors of a refused start; `undefined` where they name none that is known. */
export function findStartRefusal(errors: readonly object[]): StartRefusal | undefined {
  const reasons = errors.map((error) => (error as { reason?: unknown }).reason)
  return START_REFUSALS.find((reason) => reasons.includes(reason))
}
