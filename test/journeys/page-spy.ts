/**
 * Reports to `browser-spy.ts` what a page renders, stores and sends to other windows.
 * Its functions run in the page, before any other script.
 */

declare const reportToSpy: (place: string, text: string) => void

/** Returns all keys and values of an object as text. */
function textOf(value: unknown, depth = 4, ancestors: object[] = []): string {
  if (value === null || typeof value !== 'object' || value instanceof Date) return String(value)
  if (value instanceof Node || value instanceof Window) return ''
  if (!depth || ancestors.includes(value)) return ''
  const path = [...ancestors, value]
  const parts: string[] = []
  for (const name in value) parts.push(name, textOf((value as Record<string, unknown>)[name], depth - 1, path))
  for (const entry of value instanceof Map ? [...value] : []) parts.push(textOf(entry, depth - 1, path))
  return parts.join(' ')
}

function report(place: string, ...values: unknown[]): void {
  const text = values.map((value) => textOf(value)).join(' ')
  if (text.trim()) reportToSpy(place, text)
}

function spyOnDom(): void {
  const observer = new MutationObserver((records) => {
    const attributes = records.filter(({ type }) => type === 'attributes')
    report('an attribute', ...attributes.map((one) => (one.target as Element).getAttribute(one.attributeName!) ?? ''))
    report('the DOM', ...records.map(({ type, target }) => (type === 'characterData' ? target.nodeValue : '')))
    const added = records.flatMap(({ addedNodes }) => [...addedNodes])
    report('the DOM', ...added.map((node) => (node instanceof Element ? node.outerHTML : node.nodeValue)))
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
}

/** Reports the card's events, and at each event its properties and `window.name`. */
function spyOnCards(): void {
  const names = ['before-connect', 'state-change', 'connected', 'disconnected', 'portal-change', 'error', 'flow-end']
  for (const name of names) {
    addEventListener('wiro-' + name, (event) => {
      const fields = { ...event } as Record<string, unknown>
      delete fields.isTrusted
      report('an event', fields)
      const card = event.target as unknown as Record<string, unknown>
      // Leaves out what HTMLElement defines, and Lit's internal properties, which begin with `_`.
      const properties: string[] = []
      for (const name in card) if (!(name in HTMLElement.prototype || name[0] === '_')) properties.push(name)
      report('a property', ...properties.map((name) => card[name]))
      report('window.name', window.name)
    })
  }
}

function reportCalls<T extends object>(owner: T, name: keyof T & string, place: string): void {
  const original = owner[name] as (...values: unknown[]) => unknown
  owner[name] = function (this: unknown, ...values: unknown[]) {
    report(place, ...values)
    return Reflect.apply(original, this, values)
  } as T[typeof name]
}

function spyOnStorageAndMessages(): void {
  reportCalls(Storage.prototype, 'setItem', 'the storage')
  reportCalls(navigator.clipboard ?? { writeText() {} }, 'writeText', 'the clipboard')
  reportCalls(MessagePort.prototype, 'postMessage', 'a window message')
  addEventListener('message', ({ data }) => report('a window message', data))
  const Original = BroadcastChannel
  window.BroadcastChannel = class extends Original {
    constructor(name: string) {
      super(name)
      report('a channel message', name)
      this.addEventListener('message', ({ data }) => report('a channel message', data))
    }
    override postMessage(data: unknown) {
      report('a channel message', data)
      super.postMessage(data)
    }
  }
}

/** The functions above as a script. tsx wraps named functions in `__name`, which does not exist in a page. */
export const pageSpyScript = `{
  globalThis.__name = (named) => named
  ${[textOf, report, spyOnDom, spyOnCards, reportCalls, spyOnStorageAndMessages].join('\n')}
  spyOnDom()
  spyOnCards()
  spyOnStorageAndMessages()
}`
