/** The action `save-credentials`: saves the customer's own HubSpot app at Wiro. */
import * as v from 'valibot'
import type { ActionAnswer } from '../../protocol/endpoint.js'
import type { ActionContext } from '../action-context.js'
import type { Credentials } from '../wiro/credentials.js'

/** Accepts anything: the client of Wiro checks the values, and has an error code of its own for them. */
export const saveCredentialsSchema = v.object({
  clientId: v.optional(v.unknown()),
  clientSecret: v.optional(v.unknown()),
})

/** Sends the secret to Wiro once. It is in no log, error or call of the host's functions. */
export async function saveCredentials(
  { requestContext, wiro }: ActionContext,
  { clientId, clientSecret }: v.InferOutput<typeof saveCredentialsSchema>,
): Promise<ActionAnswer> {
  await wiro.updateCredentials(requestContext.agent, { clientId, clientSecret } as Credentials)
  return { result: true, errors: [] }
}
