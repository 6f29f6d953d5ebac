/** The addresses of the handler, as browsers see them: those in the options, or what a function of the host answers. */
import { parseSafeUrl } from '../protocol/safe-url.js'
import { HostAnswerError } from './errors.js'

/** What a function of the host returns: a value, or a promise of one. */
export type Awaitable<T> = T | Promise<T>

/**
 * One address, several, or a function that looks up the one on the request's origin and returns `undefined` or `null`
 * where the host has none there.
 */
export type PublicUrl = string | readonly string[] | ((request: Request) => Awaitable<string | null | undefined>)

export interface PublicUrls {
  /** The origins of the addresses in the options; none where a function looks them up. */
  origins: readonly string[]
  /** The first address in the options. */
  first?: string
  /** Returns the address on the request's origin, or `undefined`. Rejects where the host's function fails. */
  find(request: Request, origin: string): Promise<string | undefined>
}

/** Returns whether a text can be an address of the handler: https, or http on loopback, without `#`. */
export const isPublicUrl = (url: string): boolean => !!parseSafeUrl(url) && !/[\s#]/.test(url)

/** The addresses in the options are parsed once: a product may have thousands. */
export function createPublicUrls(publicUrl: PublicUrl): PublicUrls {
  if (typeof publicUrl === 'function') return { origins: [], find: createLookUp(publicUrl) }
  const urls = [publicUrl].flat()
  // Of two on one origin the first is used.
  const byOrigin = new Map(urls.map((url) => [new URL(url).origin, url] as const).reverse())
  return {
    origins: [...byOrigin.keys()].reverse(),
    first: urls[0]!,
    find: async (_, origin) => byOrigin.get(origin),
  }
}

/** The request names the origin, the host's function says whether it is one of the host's. */
const createLookUp =
  (lookUp: Extract<PublicUrl, (...args: never[]) => unknown>): PublicUrls['find'] =>
  async (request, origin) => {
    const url: unknown = (await lookUp(request)) ?? undefined
    if (url === undefined) return undefined
    if (typeof url !== 'string' || !isPublicUrl(url))
      throw new HostAnswerError('publicUrl must return the full address of this handler, undefined or null')
    return new URL(url).origin === origin ? url : undefined
  }
