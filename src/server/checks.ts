/**
 * What options must be. A message names the option and the mend and never prints a value: some of them are secrets.
 */
import * as v from 'valibot'
import { parseSafeUrl } from '../protocol/parse.js'
import type { Action } from '../protocol/endpoint.js'
import { readCredentials } from './credentials.js'

/** The actions that a host may offer or not. */
export const offered = ['save-credentials', 'start-agent'] as const satisfies Action[]

/** Of visible ASCII and without quotes: what a header can carry, and what a shell or an .env file did not leave behind. */
const secret = (name: string) => {
  const message = `${name} must be a key without blanks, line breaks or quotes (is the environment variable set?)`
  return v.pipe(v.string(message), v.regex(/^[!-~]+$/, message), v.regex(/^[^'"`]+$/, message))
}

const secretMessage = 'secret must be a string of at least 16 characters, or [new, old] of them'
const sealSecret = v.pipe(v.string(secretMessage), v.minLength(16, secretMessage))

const isPublic = (url: string) => !!parseSafeUrl(url) && !/[\s#]/.test(url)

const publicUrlMessage =
  'publicUrl must be the full address of this handler, or a list of them: https, or http on loopback, without #'
const publicUrl = v.pipe(v.string(publicUrlMessage), v.check(isPublic, publicUrlMessage))

const relayUrlMessage = 'relayUrl must be the full address of the relay page: https, or http on loopback, without #'

const baseUrlMessage = 'baseUrl must be an address without ? and #: https, or http on loopback'

const isOrigin = (value: string) => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value

const originsMessage = 'origins must be a list of exact origins, such as https://app.example.com, and not empty'

const hook = (name: string) => v.exactOptional(v.function(`${name} must be a function; leave it out if there is none`))

/** What it takes to call Wiro. */
const connection = {
  apiKey: secret('apiKey'),
  apiSecret: v.exactOptional(secret('apiSecret')),
  log: hook('log'),
  fetch: hook('fetch'),
  baseUrl: v.exactOptional(
    v.pipe(
      v.string(baseUrlMessage),
      v.check((url) => isPublic(url) && !url.includes('?'), baseUrlMessage),
    ),
  ),
}

const timeoutMessage = 'timeout must be milliseconds, at least 1'

const wiroEntries = {
  ...connection,
  timeout: v.exactOptional(v.pipe(v.number(timeoutMessage), v.finite(timeoutMessage), v.minValue(1, timeoutMessage))),
}

const ownAppMessage = 'ownApp must be { clientId, clientSecret } of your HubSpot app, as text without blanks and quotes'

const actionsMessage = `actions must be a list of ${offered.map((action) => `'${action}'`).join(', ')}`

const entries = {
  ...connection,
  publicUrl: v.union(
    [publicUrl, v.pipe(v.array(publicUrl, publicUrlMessage), v.minLength(1, publicUrlMessage))],
    publicUrlMessage,
  ),
  resolveAgent: v.function('resolveAgent must be a function from a request to the guid of an agent'),
  relayUrl: v.exactOptional(v.pipe(v.string(relayUrlMessage), v.check(isPublic, relayUrlMessage))),
  origins: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(originsMessage), v.check(isOrigin, originsMessage)), originsMessage),
      v.minLength(1, originsMessage),
    ),
  ),
  secret: v.exactOptional(v.union([sealSecret, v.strictTuple([sealSecret, sealSecret], secretMessage)], secretMessage)),
  binding: v.exactOptional(v.picklist(['window', 'none'], "binding must be 'window' or 'none'")),
  once: hook('once'),
  allowPortal: hook('allowPortal'),
  onConnected: hook('onConnected'),
  onSuspiciousConnect: hook('onSuspiciousConnect'),
  accountName: hook('accountName'),
  authorize: hook('authorize'),
  limit: hook('limit'),
  onDisconnected: hook('onDisconnected'),
  ownApp: v.exactOptional(v.custom((value) => !!readCredentials(value), ownAppMessage)),
  actions: v.exactOptional(v.array(v.picklist(offered, actionsMessage), actionsMessage)),
}

const nameOf = (path: readonly { key: unknown }[] | undefined) => String(path?.[0]?.key)

/** Strict: a misspelt `authorize` would otherwise let everybody in. */
const strict = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, ({ expected, path }) =>
    expected === 'never'
      ? `there is no option ${nameOf(path)}`
      : path
        ? `${nameOf(path)} is missing`
        : 'options are missing',
  )

const schemas = {
  createWiro: strict(wiroEntries),
  createHandler: v.pipe(
    strict(entries),
    v.check(
      ({ origins, relayUrl }) => !origins || relayUrl !== undefined,
      'origins needs relayUrl: the relay page must be on the origin of the page, as a static file',
    ),
  ),
}

/** @internal Throws a `TypeError` that lists every mistake. */
export function check(name: keyof typeof schemas, options: unknown): void {
  const { success, issues } = v.safeParse(schemas[name], options, { abortPipeEarly: true })
  if (success) return
  const messages = new Set(issues.map(({ message }) => message))
  throw new TypeError(`${name}: ` + [...messages].join('; '))
}
