/** The addresses of the static site, and its emulator. All pages of the site are in one folder, wherever that is served. */
import { PRODUCT_SEED } from '../host/product-seed.js'
import { createSharedEmulator } from './shared-emulator.js'

export const siteUrl = (path: string): URL => new URL(path, new URL('.', location.href))

/**
 * Returns the storage of the page that opened this window, if that is of the same origin: in a frame of another site, a
 * browser gives that page a storage of its own. Looked up at each use, since a reload replaces the page.
 */
function findStorage(): Storage {
  try {
    return (opener as Window | null)!.localStorage
  } catch {
    return localStorage
  }
}

export const emulator = createSharedEmulator({
  storage: {
    getItem: (key) => findStorage().getItem(key),
    setItem: (key, value) => findStorage().setItem(key, value),
  },
  // Other sites may be in other folders of the same origin.
  key: 'demo emulator ' + siteUrl('.').pathname,
  seed: PRODUCT_SEED,
})
