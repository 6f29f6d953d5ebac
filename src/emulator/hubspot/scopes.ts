/** The HubSpot scopes that Wiro asks for, and their names on the consent page. */

const REQUIRED_SCOPE_LABELS = {
  'crm.objects.contacts.read': 'Read contacts',
  'crm.objects.contacts.write': 'Edit contacts',
  'crm.lists.read': 'Read lists',
  'crm.lists.write': 'Edit lists',
  oauth: 'Sign in and basic account data',
}

const OPTIONAL_SCOPE_LABELS = {
  'crm.objects.companies.read': 'Read companies',
  'crm.objects.companies.write': 'Edit companies',
  'crm.objects.deals.read': 'Read deals',
  'crm.objects.deals.write': 'Edit deals',
  'crm.objects.owners.read': 'Read owners',
  'crm.schemas.contacts.read': 'Read contact properties',
  content: 'Sites, pages and emails',
  'transactional-email': 'Transactional email',
  files: 'Files',
}

export const REQUIRED_SCOPES: readonly string[] = Object.keys(REQUIRED_SCOPE_LABELS)
export const OPTIONAL_SCOPES: readonly string[] = Object.keys(OPTIONAL_SCOPE_LABELS)

const LABELS: Record<string, string> = { ...REQUIRED_SCOPE_LABELS, ...OPTIONAL_SCOPE_LABELS }

/** Returns the scope's name for people. All scopes that Wiro does not ask for share one name. */
export function scopeLabel(scope: string): string {
  return LABELS[scope] ?? 'Permission'
}
