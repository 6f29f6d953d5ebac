/**
 * The checks of the options. A message names the option and how to correct it. It never prints a value: some are secrets.
 */
import * as v from 'valibot'
import { isExactOrigin } from '../protocol/exact-origin.js'
import { isRecord } from '../protocol/parse.js'
import type { Store } from './binding/store.js'
import { OPTIONAL_ACTIONS } from './offered-actions.js'
import { isPublicUrl } from './public-url.js'
import { parseCredentials } from './wiro/credentials.js'

// ── Kinds of values ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Accepts what a header can carry, and rejects the quotes that a shell or an .env file may leave around a value. */
const keySchema = (name: string) => {
  const message = `${name} must be a key without blanks, line breaks or quotes (is the environment variable set?)`
  return v.pipe(v.string(message), v.regex(/^[!-~]+$/, message), v.regex(/^[^'"`]+$/, message))
}

const functionSchema = (name: string) =>
  v.exactOptional(v.function(`${name} must be a function; leave it out if there is none`))

const urlSchema = (message: string, isValid: (url: string) => boolean = isPublicUrl) =>
  v.pipe(v.string(message), v.check(isValid, message))

const isStore = (value: unknown): boolean =>
  isRecord(value) && typeof value.get === 'function' && typeof value.add === 'function'

// ── Single options ──────────────────────────────────────────────────────────────────────────────────────────────────

const PUBLIC_URL_MESSAGE =
  'publicUrl must be the full address of this handler, a list of them or a function: https, or http on loopback, without #'
const publicUrlSchema = urlSchema(PUBLIC_URL_MESSAGE)

const RELAY_URL_MESSAGE = 'relayUrl must be the full address of the relay page: https, or http on loopback, without #'

const BASE_URL_MESSAGE = 'baseUrl must be an address without ? and #: https, or http on loopback'

const ORIGINS_MESSAGE = 'origins must be a list of exact origins, such as https://app.example.com, and not empty'

const SECRET_MESSAGE = 'secret must be a string of at least 16 characters, or [new, old] of them'
const secretSchema = v.pipe(v.string(SECRET_MESSAGE), v.minLength(16, SECRET_MESSAGE))

const TIMEOUT_MESSAGE = 'timeout must be milliseconds, at least 1'

const OWN_APP_MESSAGE =
  'ownApp must be { clientId, clientSecret } of your HubSpot app, as text without blanks and quotes'

const ACTIONS_MESSAGE = `actions must be a list of ${OPTIONAL_ACTIONS.map((action) => `'${action}'`).join(', ')}`

// ── Both functions ──────────────────────────────────────────────────────────────────────────────────────────────────

const transportEntries = {
  apiKey: keySchema('apiKey'),
  apiSecret: v.exactOptional(keySchema('apiSecret')),
  log: functionSchema('log'),
  fetch: functionSchema('fetch'),
  dialect: v.exactOptional(
    v.picklist(['auto', 'hubspot', 'unified'], "dialect must be 'auto', 'hubspot' or 'unified'"),
  ),
  // A variable that is not set in the environment means the default.
  baseUrl: v.optional(urlSchema(BASE_URL_MESSAGE, (url) => isPublicUrl(url) && !url.includes('?'))),
}

const wiroEntries = {
  ...transportEntries,
  timeout: v.exactOptional(
    v.pipe(v.number(TIMEOUT_MESSAGE), v.finite(TIMEOUT_MESSAGE), v.minValue(1, TIMEOUT_MESSAGE)),
  ),
}

const handlerEntries = {
  ...transportEntries,
  publicUrl: v.union(
    [
      publicUrlSchema,
      v.pipe(v.array(publicUrlSchema, PUBLIC_URL_MESSAGE), v.minLength(1, PUBLIC_URL_MESSAGE)),
      v.function(PUBLIC_URL_MESSAGE),
    ],
    PUBLIC_URL_MESSAGE,
  ),
  resolveAgent: v.function('resolveAgent must be a function from a request to the guid of an agent'),
  relayUrl: v.exactOptional(urlSchema(RELAY_URL_MESSAGE)),
  origins: v.exactOptional(
    v.pipe(v.array(urlSchema(ORIGINS_MESSAGE, isExactOrigin), ORIGINS_MESSAGE), v.minLength(1, ORIGINS_MESSAGE)),
  ),
  secret: v.exactOptional(
    v.union([secretSchema, v.strictTuple([secretSchema, secretSchema], SECRET_MESSAGE)], SECRET_MESSAGE),
  ),
  binding: v.exactOptional(v.picklist(['window', 'none'], "binding must be 'window' or 'none'")),
  store: v.exactOptional(
    v.custom<Store>(isStore, 'store must be an object with the methods get(key) and add(key, value, seconds)'),
  ),
  authMethod: v.exactOptional(v.picklist(['wiro', 'own'], "authMethod must be 'wiro' or 'own'")),
  allowPortal: functionSchema('allowPortal'),
  onConnected: functionSchema('onConnected'),
  onSuspiciousConnect: functionSchema('onSuspiciousConnect'),
  accountName: functionSchema('accountName'),
  authorize: functionSchema('authorize'),
  limit: functionSchema('limit'),
  onDisconnected: functionSchema('onDisconnected'),
  ownApp: v.exactOptional(v.custom((value) => !!parseCredentials(value), OWN_APP_MESSAGE)),
  actions: v.exactOptional(v.array(v.picklist(OPTIONAL_ACTIONS, ACTIONS_MESSAGE), ACTIONS_MESSAGE)),
}

const nameOf = (path: readonly { key: unknown }[] | undefined) => String(path?.[0]?.key)

/** Rejects unknown options: a misspelt `authorize` would otherwise let everybody in. */
const strictOptions = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, ({ expected, path }) => {
    if (expected === 'never') return `there is no option ${nameOf(path)}`
    return path ? `${nameOf(path)} is missing` : 'options are missing'
  })

const SCHEMAS = {
  createWiro: strictOptions(wiroEntries),
  createHandler: v.pipe(
    strictOptions(handlerEntries),
    v.check(
      ({ origins, relayUrl }) => !origins || relayUrl !== undefined,
      'origins needs relayUrl: the relay page must be on the origin of the page, as a static file',
    ),
  ),
}

/** @throws TypeError that lists every mistake in the options of this function. */
export function checkOptions(functionName: keyof typeof SCHEMAS, options: unknown): void {
  const { success, issues } = v.safeParse(SCHEMAS[functionName], options, { abortPipeEarly: true })
  if (success) return
  const messages = new Set(issues.map(({ message }) => message))
  throw new TypeError(`${functionName}: ` + [...messages].join('; '))
}
