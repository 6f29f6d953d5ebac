/** The agents that there are, for the operator whose handler named one that Wiro does not find. */
import type { UserAgent } from './agents.js'
import type { Wiro } from './wiro.js'

/** Milliseconds in which Wiro is asked once, and that a refusal may be held up by it. */
const [interval, patience] = [60_000, 3_000]

/** The newest agents by guid and title; `undefined` where Wiro was just asked, or does not answer. */
export function createRoster({ myAgents }: Pick<Wiro, 'myAgents'>, now: () => number = Date.now) {
  let next = 0
  return async (): Promise<Pick<UserAgent, 'guid' | 'title'>[] | undefined> => {
    if (now() < next) return
    next = now() + interval
    const agents = await myAgents({}, { timeout: patience }).catch(() => undefined)
    return agents?.map(({ guid, title }) => ({ guid, ...(title && { title }) }))
  }
}
