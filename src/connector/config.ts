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

/** Replaces the lists that are given, and leaves the others. */
export function configureOrigins(changes: Partial<OriginConfig>): void {
  for (const name of Object.keys(trustedOrigins) as (keyof OriginConfig)[]) {
    trustedOrigins[name] = changes[name] ?? trustedOrigins[name]
  }
}
