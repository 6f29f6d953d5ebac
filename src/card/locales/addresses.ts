/** Addresses of other sites. They are the same in every language, and stand among its texts because a host can replace them. */

/** HubSpot's list of connected apps; `id` is the portal id. The address is public, but HubSpot does not document it. */
export const connectedApps = ({ id }: { id: string }): string =>
  `https://app.hubspot.com/connected-apps/${id}/installed`

export const developerAccount = 'https://app.hubspot.com/signup-hubspot/developers'

export const nodeDownload = 'https://nodejs.org'
