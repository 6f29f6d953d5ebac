/** What a page may ask for, once it was let in: one function for each action. */
import type { ActionAnswer } from '../protocol/endpoint.js'
import { connect } from './connect.js'
import type { Credentials } from './credentials.js'
import type { Asked, Finish } from './guards.js'
import { status } from './status.js'
import { tell, type Work } from './work.js'

export function perform(asked: Exclude<Asked, Finish>, work: Work): Promise<ActionAnswer> {
  switch (asked.action) {
    case 'status':
      return status(work)
    case 'connect':
      return connect(asked, work)
    case 'disconnect':
      return disconnect(work)
    case 'save-credentials':
      return saveCredentials(asked, work)
    case 'start-agent':
      return startAgent(work)
  }
}

const done: ActionAnswer = { result: true, errors: [] }

/** Milliseconds that a disconnect may be held up by a read that only serves the host's own record. */
const patience = 3_000

async function disconnect(work: Work): Promise<ActionAnswer> {
  const { context, settings, wiro } = work
  const { agent } = context
  const { onDisconnected } = settings
  const before = onDisconnected && (await wiro.status(agent, { timeout: patience }).catch(() => undefined))
  await wiro.disconnect(agent)
  const portalId = before?.account.portalId
  await tell('on_disconnected_failed', work, () => onDisconnected?.({ agent, ...(portalId && { portalId }) }))
  return done
}

/** Handed on once, and checked there: the secret is in nothing that is logged, thrown or given to the host. */
async function saveCredentials(
  { clientId, clientSecret }: Extract<Asked, { action: 'save-credentials' }>,
  { context, wiro }: Work,
): Promise<ActionAnswer> {
  await wiro.updateCredentials(context.agent, { clientId, clientSecret } as Credentials)
  return done
}

async function startAgent({ context, wiro }: Work): Promise<ActionAnswer> {
  await wiro.start(context.agent)
  return done
}
