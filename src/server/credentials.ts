/** A HubSpot app's client id and secret: what is taken for one. Nothing here keeps, prints or quotes a value. */
import * as v from 'valibot'
import { Refusal } from './refusal.js'

export interface Credentials {
  clientId: string
  clientSecret: string
}

/** Visible ASCII, and no quotes: what HubSpot shows while a secret is hidden, or a copied line, is none. */
const text = (longest: number) => v.pipe(v.string(), v.trim(), v.regex(/^[!#-&(-_a-~]+$/), v.maxLength(longest))

const shape = v.pipe(
  v.strictObject({ clientId: v.pipe(text(100), v.regex(/^[\w.-]+$/)), clientSecret: text(200) }),
  // The same field was pasted twice.
  v.check(({ clientId, clientSecret }) => clientId !== clientSecret),
)

/** Trimmed; `undefined` for what cannot be an app's. HubSpot's are UUIDs today, which it does not promise. */
export function readCredentials(value: unknown): Credentials | undefined {
  const { success, output } = v.safeParse(shape, value)
  return success ? output : undefined
}

/** The same, and a `Refusal` in place of `undefined`. */
export function checkCredentials(value: unknown): Credentials {
  const credentials = readCredentials(value)
  if (!credentials) throw new Refusal('credentials_rejected', 'credentials_invalid')
  return credentials
}
