/** Why Wiro refused to start an agent: a closed list, and never Wiro's own text. */
import type { ErrorEntry } from './wiro-errors.js'

/** Why an agent was not started, where that is known. */
const START_REFUSALS = ['no_credits', 'no_plan', 'setup_incomplete', 'already_running'] as const

export type StartRefusal = (typeof START_REFUSALS)[number]

/** Returns the reason in a refusal's parsed errors; `undefined` where they name none that is known. */
export function findStartRefusal(errors: readonly ErrorEntry[]): StartRefusal | undefined {
  const reasons = errors.map(({ reason }) => reason)
  return START_REFUSALS.find((reason) => reasons.includes(reason))
}
