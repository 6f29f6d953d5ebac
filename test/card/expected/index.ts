/** What the card shows, state by state. */
import { agentRows } from './agent.js'
import { connectedRows } from './connected.js'
import { flowRows } from './flow.js'
import { otherAccountRows } from './other-account.js'
import { problemsRows } from './problems.js'
import { restingRows } from './resting.js'
import type { Row } from './row.js'
import { setupRows } from './setup.js'

export const rows: Row[] = [
  ...restingRows,
  ...setupRows,
  ...flowRows,
  ...connectedRows,
  ...agentRows,
  ...otherAccountRows,
  ...problemsRows,
]
