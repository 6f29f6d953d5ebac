/** Recognizes HubSpot's approval page, the only page of HubSpot's that a window is sent to. */

/** Returns whether a URL is HubSpot's approval page: on app.hubspot.com or a regional host such as app-eu1.hubspot.com. */
export const isHubSpotAuthorizeUrl = ({ origin, pathname }: URL): boolean =>
  /^https:\/\/app(-[a-z]{2}\d{1,2})?\.hubspot\.com$/.test(origin) && /^\/oauth\/(\d+\/)?authorize$/.test(pathname)
