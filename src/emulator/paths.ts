/** The paths that the emulator serves, and the name of each as an action: in the log and in a fault's `on`. */

/** Wiro's callback, which HubSpot redirects the window to. */
export const CALLBACK_PATH = '/v1/UserAgentOAuth/HubSpotCallback'

/** Stands for https://wiro.ai, where the window lands when Wiro does not know its redirect URL. */
export const WIRO_SITE_PATH = '/wiro.ai'

/** The control API: faults, clock, log and seed. */
export const CONTROL_PATH = '/emulator'

/** HubSpot's consent page, with or without the account that it is limited to. */
const CONSENT_PATH = /^\/oauth\/(?:(\d+)\/)?authorize$/

export function isConsentPath(pathname: string): boolean {
  return CONSENT_PATH.test(pathname)
}

/** Returns the account that a consent path is limited to, if any: the `123` of `/oauth/123/authorize`. */
export function accountIdIn(pathname: string): string | undefined {
  return CONSENT_PATH.exec(pathname)?.[1]
}

export function isControlPath(pathname: string): boolean {
  return pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`)
}

export function isApiPath(pathname: string): boolean {
  return pathname.startsWith('/v1/')
}

/** Returns `authorize`, `token`, or the last part of an API path; an empty string for any other page. */
export function actionOf(pathname: string): string {
  if (isConsentPath(pathname)) return 'authorize'
  return /^\/(?:v1|oauth)\/(?:[^/]+\/)([^/]+)/.exec(pathname)?.[1] ?? ''
}
