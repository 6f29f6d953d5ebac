/** The answer to `connect`: where the window goes, with a seal in the address that it comes back to. */
import { toBaseline, FLOW_TTL_SECONDS, type ConnectAnswer } from '../protocol/endpoint.js'
import { sealed } from './binding.js'
import type { Asked } from './guards.js'
import type { Settings } from './options.js'
import { Refusal, type Reason } from './refusal.js'
import type { Service, Work } from './work.js'

/** The status is read first: without a baseline nobody could tell a reconnect from what was there before. */
export async function connect(
  { flow, authMethod }: Extract<Asked, { action: 'connect' }>,
  work: Work,
): Promise<ConnectAnswer> {
  const { context, settings, wiro } = work
  const told = await wiro.status(context.agent)
  if (settings.allowPortal && told.connected && !told.account.portalId) {
    throw new Refusal('misconfigured', 'portal_ids_missing')
  }
  const before = toBaseline(told)
  const redirectUrl = await sealed(redirectUrlFor(context.request, settings), flow, before, work)
  const ask = () => wiro.connect(context.agent, redirectUrl, authMethod)
  const authorizeUrl = await (authMethod === 'own' ? withOwnApp(ask, work) : ask())
  return {
    result: true,
    authorizeUrl,
    errors: [],
    expiresIn: FLOW_TTL_SECONDS,
    connected: before.connected,
    ...(before.portalId && { username: before.portalId }),
  }
}

/** From configuration alone; the request only chooses among several. */
export function redirectUrlFor({ headers }: Request, { relayUrl, publicUrls }: Settings): string {
  const origin = headers.get('origin')
  return relayUrl ?? publicUrls.find((url) => new URL(url).origin === origin) ?? (publicUrls[0] as string)
}

// ── The product's own app ───────────────────────────────────────────────────────────────────────────────────────────

/** Where Wiro says that an agent has no app, it gets the product's, and is asked once more. */
async function withOwnApp(ask: () => Promise<string>, { context, saveOwnApp, settings, trail }: Work): Promise<string> {
  try {
    return await ask()
  } catch (error) {
    if (!saveOwnApp || !isRefusal(error, 'invalid_config')) throw error
  }
  await saveOwnApp(context.agent).catch(becomes('credentials_rejected', 'own_app_rejected'))
  settings.log({ level: 'info', reason: 'own_app_saved', ...trail })
  return ask().catch(becomes('invalid_config', 'own_app_ignored'))
}

const isRefusal = (error: unknown, code: Refusal['code']) => error instanceof Refusal && error.code === code

/** What is wrong with the product's app, no customer can mend. */
const becomes = (code: Refusal['code'], reason: Reason) => (error: unknown) => {
  throw isRefusal(error, code) ? new Refusal('misconfigured', reason) : error
}

/** One save at a time for each agent: who comes meanwhile waits for it. */
export function createOwnAppSaver({ settings: { ownApp }, wiro }: Pick<Service, 'settings' | 'wiro'>) {
  const underway = new Map<string, Promise<void>>()
  return (
    ownApp &&
    ((agent: string): Promise<void> => {
      const saving = underway.get(agent) ?? wiro.updateCredentials(agent, ownApp).finally(() => underway.delete(agent))
      underway.set(agent, saving)
      return saving
    })
  )
}
