/** Tells whether what a host set again says something else: frameworks set an equal object anew at each drawing. */

/**
 * Returns a text that is equal for equal content; `undefined` for what JSON cannot hold. A function stands for every other,
 * since it is called for each request. JSON holds nothing of a `Headers` object, so its entries are taken.
 */
export function contentOf(value: unknown): string | undefined {
  try {
    return typeof value === 'function' ? '' : JSON.stringify(value instanceof Headers ? [...value] : value)
  } catch {
    return
  }
}
