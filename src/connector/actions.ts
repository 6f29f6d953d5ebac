/** Performs the endpoint's actions that change something: disconnect, start the agent, save an app's credentials. */
import type { Code } from '../protocol/codes.js'
import type { PlainAction } from './client.js'
import type { ConnectorContext } from './connector-context.js'
import { toProblem } from './problem.js'
import type { Problem } from './state.js'

interface ActionRequest {
  action: PlainAction
  /** What the problem says was being done, where the endpoint refuses. */
  during: Problem['during']
  fields?: object
}

/** Returns the code of the refusal, or `undefined` where the action was done. */
export async function runAction(
  { endpoint, statusReader, store }: ConnectorContext,
  { action, during, fields }: ActionRequest,
): Promise<Code | undefined> {
  try {
    await endpoint.client.perform(action, fields)
    statusReader.discardUnderWay()
    return
  } catch (error) {
    const problem = toProblem(error, during)
    store.dispatch({ type: 'actionFailed', problem })
    return problem.code
  }
}

/** Runs an action, reads the status that it led to, and returns `done` or the refusal. */
export async function runActionAndRead<Done>(
  context: ConnectorContext,
  request: ActionRequest,
  done: Done,
): Promise<{ outcome: Done | 'refused'; code?: Code }> {
  const code = await runAction(context, request)
  await context.statusReader.readNow()
  return code ? { outcome: 'refused', code } : { outcome: done }
}
