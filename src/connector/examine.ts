/**
 * An authorize URL is looked at once more before a window leaves for it: own mode has to agree with its scopes and redirect
 * URL, and where another account is to take the place of one, HubSpot is told which the page expects. Loaded on demand.
 */
import type { AuthMethod } from '../protocol/endpoint.js'
import type { Problem } from './state.js'
import type { Model } from './events.js'

/** Nothing where that piece did not come: HubSpot says it then. */
const compare = (address: string) =>
  import('./scopes.js').then(
    (scopes) => scopes.compare(address),
    () => undefined,
  )

/** `Refusal` makes what is thrown of what HubSpot would refuse. The answer is where to go in place of `address`, if anywhere. */
export async function examine(
  address: string,
  authMethod: AuthMethod,
  model: Model,
  Refusal: new (why: Omit<Problem, 'during'>) => Error,
): Promise<string | undefined> {
  const why = authMethod === 'own' && (await compare(address))
  if (why) throw new Refusal(why)
  return pinned(address, model)
}

/**
 * With the account's id in its path HubSpot offers that account alone. A first connection is not narrowed so: whoever has
 * no access to the account would only read of it on HubSpot's page, and here it is told with both names.
 */
export function pinned(address: string, { told, expected }: Pick<Model, 'told' | 'expected'>): string | undefined {
  const url = new URL(address)
  if (!expected || !told?.connected || url.pathname !== '/oauth/authorize') return
  url.pathname = `/oauth/${expected}/authorize`
  return url.href
}
