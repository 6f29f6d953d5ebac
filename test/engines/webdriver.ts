/** A minimal WebDriver client (https://www.w3.org/TR/webdriver2/) for WebKit, which has no other remote protocol. */

/** The key of an element's ID in a result, a constant of the standard. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf'

export interface Session {
  version: string
  /** Sends a command. Resolves to its value. */
  command<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>
  /** Runs a function, given as source text, in the current tab. */
  run<T>(script: string, ...args: unknown[]): Promise<T>
  /** Runs a function, given as source text, and resolves to the ID of the element that it returns. */
  find(script: string, ...args: unknown[]): Promise<string | undefined>
  press(element: string): Promise<void>
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}, ${value.message}`)
  return value
}

interface NewSession {
  sessionId: string
  capabilities: { browserVersion?: string }
}

/** Opens a browser. The driver must be running. */
export async function startSession(driver: string, alwaysMatch: object): Promise<Session> {
  const capabilities = { alwaysMatch, firstMatch: [{}] }
  const { sessionId, capabilities: got } = await send<NewSession>(driver + '/session', 'POST', { capabilities })
  const command: Session['command'] = (method, path, body = {}) =>
    send(`${driver}/session/${sessionId}${path}`, method, method === 'POST' ? body : undefined)
  const run: Session['run'] = (script, ...args) =>
    command('POST', '/execute/sync', { script: `return (${script})(...arguments)`, args })
  const find: Session['find'] = async (script, ...args) =>
    (await run<Record<string, string> | null>(script, ...args))?.[ELEMENT_KEY]
  const press: Session['press'] = async (element) => void (await command('POST', `/element/${element}/click`))
  return { version: got.browserVersion ?? '', command, run, find, press }
}
