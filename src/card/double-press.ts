/** Presses that were meant for the button that stood there before. */
import type { State } from '../connector/state.js'
import { flowOf } from './state-facts.js'

/** Two presses within this time are one habit. */
const DOUBLE_PRESS_MS = 500

/**
 * Returns whether a key press is the second of a double press, or comes from a key that is held down: just after a flow
 * has begun, the same button cancels it.
 */
export function isRepeatedPress({ key, repeat }: KeyboardEvent, state: State, now: number): boolean {
  if (repeat && key === 'Enter') return true
  const startedAt = flowOf(state)?.startedAt
  return (key === 'Enter' || key === ' ') && !!startedAt && now - +startedAt < DOUBLE_PRESS_MS
}
