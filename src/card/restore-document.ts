/**
 * Gives Lit the document's methods back where an element of the page hides them: `<img name="createElement">` becomes
 * `document.createElement` (DOM clobbering), and nothing can be drawn. The element loses that name. Import this before
 * Lit, which already calls one of them while it is loaded.
 *
 * Each piece that is loaded on demand and uses Lit imports this too. esbuild keeps the order of imports only within a
 * chunk, and a chunk holds what is needed by exactly the same pieces.
 */

const METHODS = ['createTreeWalker', 'createElement', 'createComment', 'createTextNode', 'importNode'] as const

/** What can become a property of the document. */
const NAMED_ELEMENTS = ':is(embed,form,iframe,img,object)'

/** Looks for elements only where a method is hidden. */
export function restoreDocument(): void {
  for (const name of METHODS) {
    if (document[name] instanceof Function) continue
    for (const attribute of ['name', 'id']) {
      const selector = `${NAMED_ELEMENTS}[${attribute}=${name}]`
      for (const element of Document.prototype.querySelectorAll.call(document, selector)) {
        // A form's own methods can be hidden as well.
        Element.prototype.removeAttribute.call(element, attribute)
      }
    }
  }
}

/** Lit's globals, which an element with such an `id` becomes. */
const GLOBALS = ['litHtml', 'litElement', 'reactiveElement'].flatMap((name) => [
  name + 'Versions',
  name + 'PolyfillSupport',
])

/** A property that is there and not the window's own is an element of the page. */
function restoreGlobals(): void {
  for (const name of [...GLOBALS, 'trustedTypes']) {
    if (name in globalThis && !Object.hasOwn(globalThis, name)) Object.assign(globalThis, { [name]: undefined })
  }
}

// A server has no document, and may load this all the same.
if (typeof document !== 'undefined') restoreDocument()
restoreGlobals()
