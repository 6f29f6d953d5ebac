/** What can be told of credentials before they are sent. Nothing here keeps a value. */
export type Field = 'clientId' | 'clientSecret'

export type Credentials = Record<Field, string>

/** Why a field cannot be sent. */
export type FieldFault = 'empty' | 'token'

/** What else than a client ID a value looks like. It can be sent: HubSpot does not promise the form of its IDs. */
export type IdDoubt = 'appId' | 'email' | 'otherForm'

/** Returns whether a value is an access token of a private app, which no field takes. */
export const isToken = (value: string): boolean => /^\s*pat-/i.test(value)

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Returns what a client ID looks like in place of a UUID; `undefined` where nothing is wrong with it. */
export function doubtAboutId(value: string): IdDoubt | undefined {
  const id = value.trim()
  if (!id || isToken(id) || UUID.test(id)) return undefined
  if (/^\d+$/.test(id)) return 'appId'
  return id.includes('@') ? 'email' : 'otherForm'
}

/** Returns what is wrong with each field; a field that can be sent has no entry. */
export function faultsOf(credentials: Credentials): Partial<Record<Field, FieldFault>> {
  const faults: Partial<Record<Field, FieldFault>> = {}
  for (const field of Object.keys(credentials) as Field[]) {
    const value = credentials[field]
    if (!value) faults[field] = 'empty'
    else if (isToken(value)) faults[field] = 'token'
  }
  return faults
}
