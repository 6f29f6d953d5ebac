/** Runs the pages' examples that export a handler, in this process and in front of an emulator. */
import type { Emulator } from '../../src/emulator/index.js'
import { createHandler, type Handler, type HandlerOptions } from '../../src/server/handler.js'
import { optionsFor } from '../server/emulator.js'

/**
 * Evaluates an example's code and returns its handler. Only what leads to Wiro is replaced.
 * @param hostValues - the host's own functions and values that the example uses, by name.
 */
export async function loadHandlerExample(
  code: string,
  emulator: Emulator,
  hostValues: Record<string, unknown>,
): Promise<Handler> {
  const values: Record<string, unknown> = {
    // Silent, unless the example has a log of its own.
    createHandler: (options: HandlerOptions) => createHandler({ log: () => {}, ...options, ...optionsFor(emulator) }),
    process: {
      env: { HUBSPOT_CLIENT_ID: 'YOUR_HUBSPOT_CLIENT_ID', HUBSPOT_CLIENT_SECRET: 'YOUR_HUBSPOT_CLIENT_SECRET' },
    },
    ...hostValues,
  }
  const body = code.replace(/^import .*$/gm, '').replace('export const handler', 'const handler')
  const module = `export default ({ ${Object.keys(values).join(', ')} }) => { ${body}\nreturn handler }`
  const { default: evaluate } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default(values: Record<string, unknown>): Handler
  }
  return evaluate(values)
}

/** Looks up a session by the cookie `session=…`, as a host's own function would. */
export const sessionsByCookie =
  (sessions: Record<string, object>) =>
  async ({ headers }: Request): Promise<object | undefined> =>
    sessions[/session=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '']
