/** What a state may tell, whatever its status: its account, its problem and its flow. */
import type { Flow, Problem, State } from '../connector/state.js'
import type { Account } from '../protocol/parsed-answers.js'

export const accountOf = (state: State): Account | undefined => (state as { account?: Account }).account

export const problemOf = (state: State): Problem | undefined => (state as { problem?: Problem }).problem

export const flowOf = (state: State): Flow | undefined => (state as { flow?: Flow }).flow
