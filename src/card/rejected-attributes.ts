/**
 * Removes attributes that must not be in the page's HTML, and tells the developer what to do instead. Loaded when one is
 * found.
 */

const SECRET = /secret|password|(api|wiro)-?key|token$/

const secretMessage = (name: string) =>
  `the attribute ${name} was removed: it looks like a secret, which every visitor could read. ` +
  'Set the Wiro key on your server, in createHandler({ apiKey }), and what a request needs in the property headers. ' +
  'Replace the key if it was real.'

const propertyMessage = (name: string) =>
  `the attribute ${name} was removed: a framework has printed an object or a function into it. Set the property: ` +
  '.prop in Vue, a ref in React 18; an initial-status in HTML is JSON.stringify(answer).'

/** A server's renderer prints every value into the HTML. By then the framework has set the properties in the browser. */
const HYDRATION_MS = 2_000

const PROPERTIES: Record<string, string> = { 'initial-status': 'initialStatus', initialstatus: 'initialStatus' }

const hasProperty = (element: object, attribute: string): boolean =>
  (Reflect.get(element, PROPERTIES[attribute] ?? attribute) ?? undefined) !== undefined

export function rejectAttributes(element: Element, names: readonly string[]): void {
  const report = (message: string) => console.error(`wiro-hubspot-connect: ${message}`)
  for (const name of names) {
    element.removeAttribute(name)
    if (SECRET.test(name)) report(secretMessage(name))
    else setTimeout(() => hasProperty(element, name) || report(propertyMessage(name)), HYDRATION_MS)
  }
}
