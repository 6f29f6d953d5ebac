/**
 * The origins that a page trusts besides its own and HubSpot's. They are set from JavaScript alone: an attribute can be
 * injected as HTML.
 */
export interface OriginConfig {
  /** Token endpoints on these origins, besides the page's own. */
  endpointOrigins: readonly string[]
  /** Relay pages on these origins, besides the page's own. */
  relayOrigins: readonly string[]
  /** HubSpot's window on these origins, besides HubSpot's own: an emulator's. */
  authorizeOrigins: readonly string[]
}

/** Read at use, so that a page may configure them after it made an element. */
export const trustedOrigins: OriginConfig = { endpointOrigins: [], relayOrigins: [], authorizeOrigins: [] }

const SETTINGS = Object.keys(trustedOrigins) as (keyof OriginConfig)[]

/**
 * Replaces the lists that are given, and leaves the others.
 *
 * @throws TypeError where a setting is no list of exact origins; nothing is changed then.
 */
export function configureOrigins(changes: Partial<OriginConfig>): void {
  const given = SETTINGS.filter((name) => Object.hasOwn(changes, name) && changes[name] !== undefined)
  Object.assign(trustedOrigins, Object.fromEntries(given.map((name) => [name, parseOrigins(name, changes[name])])))
}

/** Returns a copy: what the page does to its own list later allows nothing. */
function parseOrigins(setting: keyof OriginConfig, value: unknown): readonly string[] {
  const origins: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [undefined]
  if (origins.every(isExactOrigin)) return origins
  throw new TypeError(`${setting} has to be a list of exact origins: ["https://api.example.com"]`)
}

/**
 * Returns whether a value is an origin as `location.origin` spells it: no path, no slash at the end, no capital letter. A
 * host with `*` can be parsed, but would match nothing.
 */
function isExactOrigin(value: unknown): value is string {
  try {
    return typeof value === 'string' && /^http[^*]*$/.test(value) && new URL(value).origin === value
  } catch {
    return false
  }
}
