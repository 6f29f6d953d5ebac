/**
 * Tells a page's developer on the console what an endpoint answered. Says of which kind an answer is, and names known
 * fields: no text of the answer goes any further. Loaded when there is something to say.
 */
import type { Fields } from '../protocol/parse.js'

/** `found` is the HTTP status and the kind of the answer. */
export const warnOfAnswer = (url: string, found: string): void =>
  warn(
    `${url} answered: ${found}. Is the server route mounted there, before any login, and is a slash at the end missing or too many? A header that it wants, such as a CSRF token, belongs into headers.`,
  )

const FIELDS_OF_TWO_WORDS = [
  ...['connectedAt', 'tokenExpiresAt', 'accountName', 'agentState', 'authMethod', 'agentTag'],
  ...['authorizeUrl', 'expiresIn'],
]

/** Returns what is wrong with the fields of an answer. Wiro's dialects differ in case alone, so case counts for nothing. */
export function fieldFaults(body: Fields, required: readonly string[]): string[] {
  const names = Object.keys(body).map((name) => name.toLowerCase())
  const has = (field: string) => names.includes(field.toLowerCase())
  const twins = FIELDS_OF_TWO_WORDS.filter(
    (field) => !has(field) && names.some((name) => name.replace(/[_-]/g, '') === field.toLowerCase()),
  )
  return [
    ...twins.map((field) => `${field} is in another spelling`),
    ...required.filter((field) => !has(field) && !twins.includes(field)).map((field) => `${field} is missing`),
    ...['result', 'connected']
      .filter((field) => has(field) && typeof body[field] !== 'boolean')
      .map((field) => `${field} is neither true nor false`),
  ]
}

/** Status reads repeat, and what they found need not. */
const given = new Set<string>()

/** Names the fields of an answer that are not read as they are, each once. */
export function warnOfFields(body: object, ...required: string[]): void {
  for (const fault of fieldFaults(body as Fields, ['result', ...required])) {
    if (!given.has(fault)) warn(`in the endpoint’s answer, ${fault}.`)
    given.add(fault)
  }
}

const warn = (text: string): void => console.warn(`wiro-hubspot-connect: ${text}`)
