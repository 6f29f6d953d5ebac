/** The client id and secret of a HubSpot app, and their checks. Nothing here stores, prints or quotes a value. */
import * as v from 'valibot'
import { WiroError } from './errors.js'

export interface Credentials {
  clientId: string
  clientSecret: string
}

/** Visible ASCII without quotes. Rejects masked secrets ("••••") and pasted text of several lines. */
const textSchema = (maxCharacters: number) =>
  v.pipe(v.string(), v.trim(), v.regex(/^[!#-&(-_a-~]+$/), v.maxLength(maxCharacters))

/** HubSpot's ids and secrets are UUIDs today, but HubSpot does not promise that form. */
const credentialsSchema = v.pipe(
  v.strictObject({
    clientId: v.pipe(textSchema(100), v.regex(/^[\w.-]+$/)),
    clientSecret: textSchema(200),
  }),
  // The same value was pasted into both fields.
  v.forward(
    v.check(({ clientId, clientSecret }) => clientId !== clientSecret),
    ['clientSecret'],
  ),
)

const FIELDS = ['clientId', 'clientSecret'] as const

/** Returns the trimmed values, or `undefined` where they cannot belong to an app. */
export function parseCredentials(value: unknown): Credentials | undefined {
  const { success, output } = v.safeParse(credentialsSchema, value)
  return success ? output : undefined
}

/** @throws WiroError `credentials_rejected`, with the name of the field, where the values cannot belong to an app. */
export function requireCredentials(value: unknown): Credentials {
  const { success, output, issues } = v.safeParse(credentialsSchema, value, { abortEarly: true })
  if (success) return output
  const field = FIELDS.find((name) => name === issues[0].path?.[0].key) ?? 'clientId'
  throw new WiroError('credentials_rejected', 'credentials_invalid', { field, hint: field })
}
