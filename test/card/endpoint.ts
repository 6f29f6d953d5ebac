/** Stands in for the network: what a card asks of its endpoint, and what it is told. */
let number = 0
/** The files of a run share the browser's storage. */
const run = Date.now()

/** Another one for each test: what asks the same endpoint shares its answer. */
export const newEndpoint = () => `/api/hubspot-${run}-${++number}`

export interface Asked {
  url: string
  body: Record<string, unknown>
  headers: Headers
}

const network = globalThis.fetch

export const told = {
  connected: { result: true, connected: true, username: '12345678' },
  disconnected: { result: true, connected: false },
}

/** From now on every request is answered so, and written down. */
export function answering(answer: object = told.disconnected): Asked[] {
  const asked: Asked[] = []
  globalThis.fetch = async (input, init) => {
    const { href: url } = new URL(input as string | URL, document.baseURI)
    asked.push({ url, body: JSON.parse(init!.body as string), headers: new Headers(init!.headers) })
    return Response.json(answer)
  }
  return asked
}

export const restoreNetwork = () => void (globalThis.fetch = network)

/** What is said on the console by `method`, instead of there. */
export function overhear(method: 'warn' | 'info'): { said: string[]; restore(): void } {
  const original = console[method]
  const said: string[] = []
  console[method] = (...words: unknown[]) => void said.push(words.join(' '))
  return { said, restore: () => void (console[method] = original) }
}
