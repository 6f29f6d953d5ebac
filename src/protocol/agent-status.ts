/** The statuses of a Wiro agent, by Wiro's numbers. */

interface AgentStatusRow {
  name: string
  /** Wiro accepts a start. */
  canStart?: true
  /** It changes by itself: the agent is stopping, queued or starting. */
  isChanging?: true
}

/** One row per status of Wiro's. Adding a row makes the compiler ask for its text. */
const AGENT_STATUSES = {
  0: { name: 'stopped', canStart: true },
  1: { name: 'stopping', isChanging: true },
  2: { name: 'queued', isChanging: true },
  3: { name: 'starting', isChanging: true },
  4: { name: 'running' },
  5: { name: 'failed', canStart: true },
  6: { name: 'setupRequired' },
} as const satisfies Record<number, AgentStatusRow>

export type AgentStatusName = (typeof AGENT_STATUSES)[keyof typeof AGENT_STATUSES]['name']

/** What follows from an agent's status. */
export interface AgentStatus extends AgentStatusRow {
  name: AgentStatusName
}

/** Returns the row of a status; a number that this version does not know counts as stopped, but cannot be started. */
export const agentStatusOf = (status: number): AgentStatus =>
  Object.hasOwn(AGENT_STATUSES, status) ? AGENT_STATUSES[status as keyof typeof AGENT_STATUSES] : { name: 'stopped' }

/** Returns whether an agent, if there is one, changes to another status by itself. */
export const isChanging = (agent: { status: number } | undefined): boolean =>
  !!agent && !!agentStatusOf(agent.status).isChanging
