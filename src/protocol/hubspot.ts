/** What every HubSpot app behind a connection declares: its redirect URL and its scopes. */

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
