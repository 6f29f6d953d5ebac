/** Asking a host's object in place of the endpoint. */
import type { Action, Backend } from '../protocol/endpoint.js'

/** An action as a method: `startAgent`. */
const methodOf = (action: Action) =>
  action.replace(/-(.)/, (_, letter: string) => letter.toUpperCase()) as keyof Backend

/** Its answer as it came; nothing where it failed, or cannot do what was asked. */
export async function askBackend(backend: Backend, action: Action, fields: object): Promise<unknown> {
  try {
    return await backend[methodOf(action)]?.(fields as never)
  } catch {
    return
  }
}
