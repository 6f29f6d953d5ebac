/**
 * Looks for secrets in everything that a browser's pages show, store, log, send and receive.
 * `page-spy.ts` watches from inside each page; the rest comes from Playwright's events.
 */
import type { BrowserContext, Page, Request, Response } from 'playwright-core'
import { secretsIn } from '../canaries.js'
import { pageSpyScript } from './page-spy.js'

export interface BrowserSpy {
  /** Returns where secrets were found so far, such as `apiKey in the DOM`: each once, sorted. */
  findings(): Promise<string[]>
}

type Inspect = (place: string, text: string) => void

/** Starts to spy on a browser context. Pages that are already loaded are not watched from inside. */
export async function spyOnBrowser(context: BrowserContext): Promise<BrowserSpy> {
  const findings = new Set<string>()
  const pending: Promise<unknown>[] = []
  const inspect: Inspect = (place, text) => {
    for (const kind of secretsIn(text)) findings.add(`${kind} in ${place}`)
  }
  await context.exposeBinding('reportToSpy', (_, place: string, text: string) => inspect(place, text))
  await context.addInitScript(pageSpyScript)
  context.on('request', (request) => pending.push(inspectRequest(request, inspect)))
  context.on('response', (response) => pending.push(inspectResponse(response, inspect)))
  context.on('console', (message) => inspect('the console', message.text() + JSON.stringify(message.location())))
  context.on('weberror', (error) => inspect('an uncaught error', String(error.error().stack)))
  const watchUrl = (page: Page) => page.on('framenavigated', (frame) => inspect('a page’s URL', frame.url()))
  context.pages().forEach(watchUrl)
  context.on('page', watchUrl)
  return {
    async findings() {
      while (pending.length) await Promise.all(pending.splice(0))
      // Cookies, also those with HttpOnly, localStorage and IndexedDB.
      inspect('stored data', JSON.stringify(await context.storageState({ indexedDB: true })))
      return [...findings].sort()
    },
  }
}

/** Returns the action of a request to the token endpoint, with a space before it, or `''`. */
function actionOf(body: string): string {
  try {
    return ' ' + (JSON.parse(body) as { action: string }).action
  } catch {
    return ''
  }
}

async function inspectRequest(request: Request, inspect: Inspect): Promise<void> {
  const body = request.postData() ?? ''
  inspect('a request’s URL', request.url())
  if (body) inspect(`the body of ${request.method()}${actionOf(body)}`, body)
  // Fails if the page was closed meanwhile; then only the known headers are there.
  const headers = await request.allHeaders().catch(() => request.headers())
  inspect('a request’s headers', JSON.stringify(headers))
}

/** The demo panel reads from the emulator the faults of a journey, which hold secrets on purpose. */
const isEmulatorControl = (url: string) => new URL(url).pathname.startsWith('/emulator/')

async function inspectResponse(response: Response, inspect: Inspect): Promise<void> {
  if (isEmulatorControl(response.url())) return
  inspect('a response’s headers', JSON.stringify(await response.allHeaders().catch(() => response.headers())))
  // A redirect has no body.
  inspect('a response’s body', await response.text().catch(() => ''))
}
