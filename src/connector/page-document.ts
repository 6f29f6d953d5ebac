/**
 * Reads the document although an element of the page may hide its properties: `<img name="baseURI">` becomes
 * `document.baseURI` (DOM clobbering). Pages that show what people wrote may hold such an element.
 */

/** Returns a property of the document itself; call a method with `.call(document)`. */
export const readDocument = <Name extends keyof Document>(name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document)
