/** Tells whether what a host set again says something else: frameworks set an equal object anew at each drawing. */

/**
 * Returns a text that is equal for equal content; `undefined` for what JSON cannot hold. A function stands for every other,
 * since it is called for each request. Of an object such as `Headers`, JSON would hold nothing, so its entries are taken.
 */
export function contentOf(value: unknown): string | undefined {
  try {
    if (typeof value === 'function') return ''
    return JSON.stringify(isIterable(value) ? [...value] : value)
  } catch {
    return
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> => Symbol.iterator in Object(value)
