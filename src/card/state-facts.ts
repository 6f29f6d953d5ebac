/** What a state tells whatever its status: its account, its problem and its flow, where it has them. */
import type { Flow, Problem, State } from '../connector/state.js'
import type { Account } from '../protocol/endpoint.js'

export const accountOf = (state: State): Account | undefined => ('account' in state ? state.account : undefined)

export const problemOf = (state: State): Problem | undefined => ('problem' in state ? state.problem : undefined)

export const flowOf = (state: State): Flow | undefined => ('flow' in state ? state.flow : undefined)
