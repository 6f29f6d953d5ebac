/** Stands in for a page's `document` in Node, as far as the connector reads it: whether the page is hidden. */

const page = { hidden: false }

export interface DocumentStandIn {
  hidden: boolean
}

/** Adds a document that is not hidden to the globals. The source reads it through its prototype. */
export function addDocument(): DocumentStandIn {
  page.hidden = false
  Object.defineProperty(globalThis, 'document', { configurable: true, value: page })
  Object.defineProperty(globalThis, 'Document', { configurable: true, value: { prototype: page } })
  return page
}

export function removeDocument(): void {
  for (const name of ['document', 'Document']) Reflect.deleteProperty(globalThis, name)
}
