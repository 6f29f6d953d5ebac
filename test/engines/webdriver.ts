/**
 * WebDriver over HTTP (https://www.w3.org/TR/webdriver2/), as much of it as a journey needs: for WebKit, whose driver
 * speaks nothing else.
 */

/** How a result names an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

export interface Session {
  /** The browser's version. */
  version: string
  /** Sends a command; resolves to its value. */
  command<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>
  /** Runs a function's text in the tab in front. */
  run<T>(script: string, ...args: unknown[]): Promise<T>
  /** The element that a function's text answers. */
  find(script: string, ...args: unknown[]): Promise<string | undefined>
  press(element: string): Promise<void>
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}, ${value.message}`)
  return value
}

interface Begun {
  sessionId: string
  capabilities: { browserVersion?: string }
}

/** Opens a browser; its driver has to be there already. */
export async function startSession(driver: string, alwaysMatch: object): Promise<Session> {
  const capabilities = { alwaysMatch, firstMatch: [{}] }
  const { sessionId, capabilities: got } = await send<Begun>(driver + '/session', 'POST', { capabilities })
  const command: Session['command'] = (method, path, body = {}) =>
    send(`${driver}/session/${sessionId}${path}`, method, method === 'POST' ? body : undefined)
  const run: Session['run'] = (script, ...args) =>
    command('POST', '/execute/sync', { script: `return (${script})(...arguments)`, args })
  const find: Session['find'] = async (script, ...args) =>
    (await run<Record<string, string> | null>(script, ...args))?.[elementKey]
  const press: Session['press'] = async (element) => void (await command('POST', `/element/${element}/click`))
  return { version: got.browserVersion ?? '', command, run, find, press }
}
