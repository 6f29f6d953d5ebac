/** Recognizes HubSpot's approval page, the only page of HubSpot's that a window is sent to. */

/** Returns whether a URL is HubSpot's approval page: on app.hubspot.com or a regional host such as app-eu1.hubspot.com. */
export const isHubSpotAuthorizeUrl = ({ origin, pathname }: URL): boolean =>
  /^https:\/\/app(-[a-z]{2}\d{1,2})?\.hubspot\.com$/.test(origin) && /^\/oauth\/(\d+\/)?authorize$/.test(pathname)

/**
 * Returns whether an approval leads back to Wiro. Anybody can make a URL of HubSpot's that asks for the approval of another
 * app, and that app's redirect URL is elsewhere. A URL without one is left for HubSpot to refuse.
 */
export const returnsToWiro = ({ searchParams }: URL): boolean =>
  searchParams.getAll('redirect_uri').every((redirectUrl) => /^https:\/\/api\.wiro\.ai(\/|$)/.test(redirectUrl))
