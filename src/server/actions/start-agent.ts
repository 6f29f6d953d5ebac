/** The action `start-agent`: starts the agent, which then renews HubSpot's access by itself. */
import type { ActionAnswer } from '../../protocol/endpoint.js'
import type { ActionContext } from '../action-context.js'

export async function startAgent({ requestContext, wiro }: ActionContext): Promise<ActionAnswer> {
  await wiro.start(requestContext.agent)
  return { result: true, errors: [] }
}
