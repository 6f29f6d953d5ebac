/**
 * The action `status`: what Wiro says about the connection, with what the host lets the page know about the agent.
 * Only the connection can make it fail; an account name or an agent state that cannot be read is left out.
 */
import type { StatusAnswer } from '../../protocol/endpoint.js'
import { parseName } from '../../protocol/parse.js'
import type { ActionContext } from '../action-context.js'
import { enforceAllowedPortal } from '../binding/allowed-portal.js'
import { callHostHook } from '../host-hooks.js'
import { pageActions } from '../offered-actions.js'
import type { Settings } from '../options.js'
import type { WiroAgent } from '../wiro/agents.js'
import type { WiroError } from '../wiro/errors.js'
import type { HubSpotStatus } from '../wiro/hubspot-calls.js'

export async function readStatus(context: ActionContext): Promise<StatusAnswer> {
  const { requestContext, settings, reads } = context
  const agentRead = new AbortController()
  const agent = readAgent(context, agentRead.signal)
  try {
    // A status read changes nothing, so it ends when the browser disconnects.
    const status = await reads.status.read(requestContext.agent, requestContext.request.signal)
    await enforceAllowedPortal(status, context)
    warnOfMissingPortalIds(status, context)
    const accountName = await accountNameFor(status, context)
    return {
      ...toStatusAnswer(status),
      now: new Date().toISOString(),
      can: pageActions(settings.actions),
      agentTag: await settings.agentTagFor(requestContext.agent),
      ...(settings.authMethod && { authMethod: settings.authMethod }),
      ...(accountName && { accountName }),
      ...agentFields(await agent, settings),
    }
  } catch (error) {
    agentRead.abort()
    throw error
  }
}

/** Says before anybody presses the button that no connection starts here, because its account could not be checked. */
function warnOfMissingPortalIds({ lacksPortalIds }: HubSpotStatus, { settings, logContext, mayLog }: ActionContext) {
  if (!settings.allowPortal || !lacksPortalIds || !mayLog('portal_ids_missing')) return
  settings.log({ level: 'error', reason: 'portal_ids_missing', ...logContext })
}

const toStatusAnswer = ({ connected, account: { portalId, connectedAt, tokenExpiresAt } }: HubSpotStatus) => ({
  result: true,
  connected,
  ...(portalId && { username: portalId }),
  ...(connectedAt && { connectedAt: connectedAt.toISOString() }),
  ...(tokenExpiresAt && { tokenExpiresAt: tokenExpiresAt.toISOString() }),
  errors: [],
})

/**
 * Returns Wiro's name of the account, else the one that the host kept. Where Wiro has a name it has no portal id, and a page
 * tells accounts apart by that name. The name is optional: a failing hook must not fail the status.
 */
async function accountNameFor({ connected, account }: HubSpotStatus, context: ActionContext) {
  if (!connected || account.name) return account.name
  const { requestContext, settings } = context
  const hostName = await callHostHook('account_name_failed', context, () =>
    settings.accountName?.(requestContext, account.portalId),
  )
  return parseName(hostName)
}

// ── The agent ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Starts beside the status read and never rejects. */
async function readAgent(context: ActionContext, signal: AbortSignal): Promise<WiroAgent | undefined> {
  const { requestContext, settings, reads, logContext, mayLog } = context
  if (!settings.actions.length) return
  try {
    return await reads.detail.read(requestContext.agent, signal)
  } catch (error) {
    const { reason: because, thrown, wiro } = error as WiroError
    // A page that waits reads the status every few seconds: the same failure is logged once an hour.
    if (because !== 'client_gone' && mayLog('agent_state_failed ' + because)) {
      const facts = { ...(wiro && { wiro }), ...(thrown && { thrown }) }
      settings.log({ level: 'warn', reason: 'agent_state_failed', because, ...logContext, ...facts })
    }
    return
  }
}

/**
 * Exposes the agent's state only with `start-agent`, and whether an app is saved only with `save-credentials`.
 * A missing app is not mentioned where the host has an app for the whole product.
 */
function agentFields({ title, status, credentials }: Partial<WiroAgent> = {}, { actions, ownApp }: Settings) {
  const showsCredentials = actions.includes('save-credentials') && !(ownApp && credentials === 'missing')
  return {
    ...(actions.includes('start-agent') && status !== undefined && { agentState: { ...(title && { title }), status } }),
    ...(showsCredentials && credentials && { credentials }),
  }
}
