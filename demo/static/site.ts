/** The addresses of the static site, and its emulator. All pages of the site are in one folder, wherever that is served. */
import { PRODUCT_SEED } from '../host/product-seed.js'
import { createSharedEmulator } from './shared-emulator.js'

export const siteUrl = (path: string): URL => new URL(path, new URL('.', location.href))

/** The storage, or nothing where the browser blocks even the access. */
function openStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage
  } catch {
    return { getItem: () => null, setItem: () => {} }
  }
}

export const emulator = createSharedEmulator({
  storage: openStorage(),
  // Other sites may be in other folders of the same origin.
  key: 'wiro-hubspot-connect demo ' + siteUrl('.').pathname,
  seed: PRODUCT_SEED,
})
