/** The newest agents of the API key, for a log entry about an agent that Wiro does not find. */
import type { WiroAgent } from './wiro/agents.js'
import type { Wiro } from './wiro/client.js'

const READ_INTERVAL_MS = 60_000

/** The longest time that the answer to the browser waits for this read. */
const READ_TIMEOUT_MS = 3_000

/** Returns a reader of guids and titles. It resolves to `undefined` within a minute of the last read, or where Wiro fails. */
export function createRecentAgentsReader({ myAgents }: Pick<Wiro, 'myAgents'>, now: () => number = Date.now) {
  let nextReadAt = 0
  return async (): Promise<Pick<WiroAgent, 'guid' | 'title'>[] | undefined> => {
    if (now() < nextReadAt) return
    nextReadAt = now() + READ_INTERVAL_MS
    const agents = await myAgents({}, { timeout: READ_TIMEOUT_MS }).catch(() => undefined)
    return agents?.map(({ guid, title }) => ({ guid, ...(title && { title }) }))
  }
}
