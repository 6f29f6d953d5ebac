/** The tables of keywords: how a flow ends, and whether access is renewed. The compiler asks for a line for each. */
import type { FlowResult, Health } from '../../src/connector/state.js'
import { code, type Table } from './table.js'

const OUTCOMES: Record<FlowResult['outcome'], string> = {
  connected: 'The account is connected.',
  failed: 'The flow failed; `code` says why.',
  cancelled: 'The person pressed Cancel, or the page called `cancel()`.',
  expired: 'The time of the flow is over.',
  superseded: 'A new flow took its place.',
}

const HEALTH: Record<Health, string> = {
  ok: 'Access is renewed.',
  paused: 'The agent does not run, so nothing renews access.',
  failing: 'The agent runs, and access has ended all the same.',
  unknown: "Your route does not send the agent's status.",
}

const rowsOf = (keywords: Record<string, string>) => Object.entries(keywords).map(([name, text]) => [code(name), text])

export const outcomes = (): Table => ({ columns: ['outcome', 'how the flow ended'], rows: rowsOf(OUTCOMES) })

export const health = (): Table => ({ columns: ['`state.health`', 'what it means'], rows: rowsOf(HEALTH) })
