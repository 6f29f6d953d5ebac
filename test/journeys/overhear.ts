/**
 * Hears everything that the pages of a browser show, keep, say, ask and are answered, to look for secrets in it. What
 * happens inside a page is told by `overhearPage`, which runs in each before anything else; the rest is the browser's own.
 */
import type { BrowserContext, Page, Request, Response } from 'playwright-core'
import { secretsIn } from '../canaries.js'

export interface Overheard {
  /** Where which secrets were so far, each once and in order; after all that was on its way has come. */
  finds(): Promise<string[]>
}

/** Call it before the pages are loaded. */
export async function overhear(context: BrowserContext): Promise<Overheard> {
  const finds = new Set<string>()
  const coming: Promise<unknown>[] = []
  const hear = (place: string, text: string) => {
    for (const kind of secretsIn(text)) finds.add(`${kind} in ${place}`)
  }
  await context.exposeBinding('overheard', (_, place: string, text: string) => hear(place, text))
  // What tsx puts around each function, and is not there in a page.
  await context.addInitScript('globalThis.__name = (named) => named')
  await context.addInitScript(overhearPage)
  context.on('request', (request) => coming.push(hearRequest(request, hear)))
  context.on('response', (response) => coming.push(hearAnswer(response, hear)))
  context.on('console', (message) => hear('the console', message.text() + JSON.stringify(message.location())))
  context.on('weberror', (error) => hear('an uncaught error', String(error.error().stack)))
  const follow = (page: Page) => page.on('framenavigated', (frame) => hear('an address', frame.url()))
  context.pages().forEach(follow)
  context.on('page', follow)
  return {
    async finds() {
      while (coming.length) await Promise.all(coming.splice(0))
      // All cookies, also those that no script reads, and what IndexedDB holds.
      hear('what the browser keeps', JSON.stringify(await context.storageState({ indexedDB: true })))
      return [...finds].sort()
    },
  }
}

type Hear = (place: string, text: string) => void

/** What a request of ours asks for, where it does. */
function actionOf(body: string): string {
  try {
    return ' ' + (JSON.parse(body) as { action: string }).action
  } catch {
    return ''
  }
}

async function hearRequest(request: Request, hear: Hear): Promise<void> {
  const body = request.postData() ?? ''
  hear('a request’s address', request.url())
  if (body) hear(`the body of ${request.method()}${actionOf(body)}`, body)
  // A page that is closed meanwhile takes them along.
  const headers = await request.allHeaders().catch(() => request.headers())
  hear('a request’s headers', JSON.stringify(headers))
}

/** The demo's panel reads what a journey has switched on at the emulator, secrets and all. */
const isSwitch = (address: string) => new URL(address).pathname.startsWith('/emulator/')

async function hearAnswer(response: Response, hear: Hear): Promise<void> {
  if (isSwitch(response.url())) return
  hear('an answer’s headers', JSON.stringify(await response.allHeaders().catch(() => response.headers())))
  // A redirect has none.
  hear('an answer', await response.text().catch(() => ''))
}

/** Runs in the page. One function, since nothing else of this file is there. */
function overhearPage(): void {
  const { overheard } = window as unknown as { overheard: (place: string, text: string) => void }
  const seen = new WeakSet<object>()
  /** All that a value says, the names in it too. */
  const words = (value: unknown, depth = 4): string => {
    if (value === null || typeof value !== 'object' || value instanceof Date) return String(value)
    if (value instanceof Node) return ''
    if (!depth || seen.has(value) || value instanceof Window) return ''
    seen.add(value)
    const said: string[] = []
    for (const name in value) said.push(name, words((value as Record<string, unknown>)[name], depth - 1))
    for (const one of value instanceof Map ? [...value] : []) said.push(words(one, depth - 1))
    seen.delete(value)
    return said.join(' ')
  }
  const tell = (place: string, ...values: unknown[]) => {
    const text = values.map((value) => words(value)).join(' ')
    if (text.trim()) overheard(place, text)
  }
  const before = <T extends object>(owner: T, name: keyof T & string, place: string) => {
    const own = owner[name] as (...values: unknown[]) => unknown
    owner[name] = function (this: unknown, ...values: unknown[]) {
      tell(place, ...values)
      return Reflect.apply(own, this, values)
    } as T[typeof name]
  }

  const observer = new MutationObserver((records) => {
    const attributes = records.filter(({ type }) => type === 'attributes')
    tell('an attribute', ...attributes.map((one) => (one.target as Element).getAttribute(one.attributeName!) ?? ''))
    tell('the DOM', ...records.map(({ type, target }) => (type === 'characterData' ? target.nodeValue : '')))
    const added = records.flatMap(({ addedNodes }) => [...addedNodes])
    tell('the DOM', ...added.map((node) => (node instanceof Element ? node.outerHTML : node.nodeValue)))
  })
  const observe = (root: Node) =>
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  observe(document)
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    observe(root)
    return root
  }

  for (const name of [
    'before-connect',
    'state-change',
    'connected',
    'disconnected',
    'portal-change',
    'error',
    'flow-end',
  ])
    addEventListener('wiro-' + name, (event) => {
      const fields = { ...event } as Record<string, unknown>
      delete fields.isTrusted
      tell('an event', fields)
      const card = event.target as unknown as Record<string, unknown>
      // What every element has is an attribute or nothing; what Lit keeps for itself has a name of its own besides.
      const names: string[] = []
      for (const name in card) if (!(name in HTMLElement.prototype || name[0] === '_')) names.push(name)
      tell('a property', ...names.map((name) => card[name]))
      tell('a window’s name', window.name)
    })

  before(Storage.prototype, 'setItem', 'the storage')
  before(navigator.clipboard ?? { writeText() {} }, 'writeText', 'the clipboard')
  before(MessagePort.prototype, 'postMessage', 'a word to a window')
  addEventListener('message', ({ data }) => tell('a word to a window', data))
  const Channel = BroadcastChannel
  window.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name)
      tell('a word to all tabs', name)
      this.addEventListener('message', ({ data }) => tell('a word to all tabs', data))
    }
    override postMessage(data: unknown) {
      tell('a word to all tabs', data)
      super.postMessage(data)
    }
  }
}
