/** Asking a host's object in place of the endpoint. */
import type { Backend } from '../protocol.js'

/** Its answer as it came; nothing where it failed, or cannot do what was asked. */
export async function askBackend(
  backend: Backend,
  action: 'status' | 'connect' | 'disconnect',
  fields: object,
): Promise<unknown> {
  try {
    return await backend[action]?.(fields as never)
  } catch {
    return
  }
}
