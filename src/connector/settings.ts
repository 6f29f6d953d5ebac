/**
 * What a page may allow beyond the defaults, from JavaScript only: an attribute could be injected as HTML and turn the
 * button against the page.
 */
export interface Settings {
  /** Token endpoints on other origins than the page's. */
  endpointOrigins: readonly string[]
  /** Relay pages on other origins than the page's. */
  relayOrigins: readonly string[]
  /** Where a window may be sent besides HubSpot, as an emulator's origin. */
  authorizeOrigins: readonly string[]
}

/** Read at use, so that it may be configured after an element was made. */
export const settings: Settings = { endpointOrigins: [], relayOrigins: [], authorizeOrigins: [] }

export function configure(changes: Partial<Settings>): void {
  Object.assign(settings, changes)
}
