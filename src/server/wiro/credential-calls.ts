/** Saving an agent's own HubSpot app, whose endpoint depends on Wiro's dialect. */
import type { Fields } from '../../protocol/parse.js'
import { requireCredentials, type Credentials } from './credentials.js'
import type { Dialect } from './dialects.js'
import { WiroError } from './errors.js'
import { readStatus } from './hubspot-calls.js'
import type { WiroRequests } from './requests.js'
import { toCredentialsError, toUnsavedError } from './responses.js'

const savePolicy = { toError: toCredentialsError, toSuccessError: toUnsavedError }

export async function updateCredentials(
  requests: WiroRequests,
  agent: string,
  credentials: Credentials,
): Promise<void> {
  const app = requireCredentials(credentials)
  const dialect = await confirmDialect(requests, agent)
  await (dialect === 'hubspot' ? updateAgent(requests, agent, app) : upsert(requests, agent, app, dialect))
}

/**
 * Finds the dialect by a status read: a Wiro of the unified dialect knows the other one's `Update`, and may report a
 * success without saving anything.
 */
async function confirmDialect(requests: WiroRequests, agent: string): Promise<Dialect> {
  const { dialects } = requests
  if (!dialects.isConfirmed) await readStatus(requests, agent)
  return dialects.current
}

const updateAgent = ({ requestAgent }: WiroRequests, agent: string, app: Credentials): Promise<Fields> =>
  requestAgent('Update', agent, { configuration: { credentials: { hubspot: app } } }, savePolicy)

/** A transitional Wiro may not have the newer endpoint yet. */
async function upsert(requests: WiroRequests, agent: string, app: Credentials, dialect: Dialect): Promise<Fields> {
  const fields = [
    { credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: app.clientId },
    { credentialkey: 'hubspot', fieldname: 'clientsecret', fieldvalue: app.clientSecret },
  ]
  try {
    return await requests.requestAgent('CredentialUpsert', agent, { fields }, savePolicy)
  } catch (error) {
    const isMissing = error instanceof WiroError && error.reason === 'upstream_404'
    if (dialect !== 'transitional' || !isMissing) throw error
    return updateAgent(requests, agent, app)
  }
}
