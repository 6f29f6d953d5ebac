/** The button that starts the agent, and what became of the press. Loaded on demand. */
import type { State } from '../../connector/state.js'
import type { Button, Card } from '../view.js'

type Connected = Card<Extract<State, { status: 'connected' }>>

/** Where a start was asked for, and where one was taken that is not to be seen yet. */
const starts = new WeakMap<Connected, 'asked' | 'taken'>()

/** Stopped, or stopped with an error: nothing else can be started. */
export const isStanding = ({ state }: Connected) => [0, 5].includes(state.agent?.status ?? -1)

/** Whether a press leads somewhere. */
export const canStart = (card: Connected): boolean => isStanding(card) && card.state.can.includes('start-agent')

/** Whether Wiro took the start, and the agent still stands. Asked at each drawing: once the agent has moved, the start is forgotten. */
export function isUnmoved(card: Connected): boolean {
  if (!isStanding(card)) starts.delete(card)
  return starts.get(card) === 'taken'
}

export async function start(card: Connected): Promise<void> {
  starts.set(card, 'asked')
  card.requestUpdate()
  const { outcome } = await card.startAgent()
  if (outcome === 'started') starts.set(card, 'taken')
  else starts.delete(card)
  card.requestUpdate()
}

export const startButton = (card: Connected, label: string): Button[] =>
  canStart(card) ? [[label, starts.get(card) === 'asked' ? undefined : () => start(card), 'action']] : []
