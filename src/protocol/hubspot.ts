/** Facts about HubSpot's OAuth that page and server share: redirect URL, scopes and authorize URL. */

/** Where HubSpot sends the window after an approval; Wiro answers there. */
export const REDIRECT_URL = 'https://api.wiro.ai/v1/UserAgentOAuth/HubSpotCallback'

/** The `scope` of every authorize URL. An own app has to declare exactly these as required. */
export const REQUIRED_SCOPES = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.lists.read',
  'crm.lists.write',
  'oauth',
]

/** The `optional_scope` of every authorize URL. HubSpot leaves out what an account does not have. */
export const OPTIONAL_SCOPES = [
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'content',
  'transactional-email',
  'files',
]

/** Returns whether a URL is HubSpot's approval page: on app.hubspot.com or a regional host such as app-eu1.hubspot.com. */
export const isHubSpotAuthorizeUrl = ({ origin, pathname }: URL): boolean =>
  /^https:\/\/app(-[a-z]{2}\d{1,2})?\.hubspot\.com$/.test(origin) && /^\/oauth\/(\d+\/)?authorize$/.test(pathname)
