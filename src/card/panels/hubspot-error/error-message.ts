/**
 * What an error message of HubSpot's says: one cause, and the scopes and URLs in it. English sentences are known from
 * HubSpot's help page and from public issue threads. Of other languages the parts are known that HubSpot does not
 * translate. https://knowledge.hubspot.com/integrations/resolve-a-request-for-integration-permissions-error
 */
import type { Code } from '../../../protocol/codes.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'

export interface ErrorMessage {
  /** `undefined` where the message names no cause. */
  code: Code | undefined
  /** Each scope once, those between brackets first. */
  scopes: readonly string[]
  /** Each URL once, without those of HubSpot's own pages. */
  urls: readonly string[]
}

/** So much of a message is read; an error page has a few hundred characters. */
const MAX_CHARACTERS = 4_000

/** Returns what a message says. */
export function parseErrorMessage(message: string): ErrorMessage {
  const line = normalize(message)
  const urls = urlsIn(line)
  const text = line.replace(URL_PATTERN, '$1 ').toLowerCase()
  const bracketed = bracketedScopes(text)
  const named = text.match(SCOPE) ?? []
  const sentence = SENTENCES.find(([, pattern]) => pattern.test(text))
  return {
    code: sentence?.[0] ?? untranslatedCause(text, bracketed, named, urls),
    scopes: [...new Set([...bracketed, ...named])],
    urls: [...new Set(urls.map(({ url }) => url))],
  }
}

/** Soft hyphens, zero-width spaces and marks of direction. They are copied along inside words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

const normalize = (message: string): string =>
  message
    .slice(0, MAX_CHARACTERS)
    .replace(INVISIBLE, '')
    .replace(/n[‘’`´']t\b/gi, ' not')
    .replace(/\s+/g, ' ')

// ── Sentences ───────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Patterns for a message in lower case without its URLs. The order matters: a sentence about scopes may say "access" and
 * "permission" too.
 */
const SENTENCES: readonly [Code, RegExp][] = [
  [
    'hubspot_plan_lacks_scope',
    /\b(lacks?|does not have) access to ((a|the|some|all|of|following|required|hubspot) )*(scope|feature)/,
  ],
  [
    'hubspot_scope_mismatch',
    /\bscopes? (is|are) insufficient|\binsufficient scope|\bmismatch between the scopes|\bscopes? .{0,80}do(es)? not match|\binvalid scope|\bvalid scope name/,
  ],
  [
    'hubspot_redirect_mismatch',
    /\bredirect[_ ]ur[il]\b.{0,80}do(es)? not match|\bmismatch.{0,40}\bredirect[_ ]ur[il]\b/,
  ],
  // HubSpot's own sentence is not known: these are the words of its pages on distribution and limits.
  [
    'hubspot_account_not_allowed',
    /\b(allow|white)[- ]?list|\binstall limit|\b(limit|maximum) .{0,20}\binstall|\baccount is not \w+ to install|\bcan?( ?not| only) be installed/,
  ],
  [
    'hubspot_no_permission',
    /\brequest for integration permissions|\bdo not have ((the|right|correct|required|necessary) )*(permission|role)|\bpermission to connect this app/,
  ],
  ['hubspot_link_retired', /\binstall (link|url) is no longer valid/],
]

// ── What HubSpot does not translate ─────────────────────────────────────────────────────────────────────────────────

const KNOWN_SCOPES = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]

/** Names that can only be scopes. `content` and `files` are ordinary words too, so they are left out. */
const SCOPE = /\b(crm(\.[\w-]+)+|[a-z][\w-]*(\.[\w-]+)*\.(read|write)|transactional-email)\b/g

const isScope = (word: string): boolean => KNOWN_SCOPES.includes(word) || !!word.match(SCOPE)?.includes(word)

/** Returns the scopes between brackets: HubSpot lists there what an account lacks. */
const bracketedScopes = (text: string): string[] =>
  [...text.matchAll(/\[([^\][]+)\]/g)].flatMap(([, list]) => list!.split(/[\s,;]+/)).filter(isScope)

const URL_PATTERN = /(["'“„«‹「『]?)(https?:\/\/[^\s"'“”„«»‹›「」『』<>()[\]]+)/gi

const HUBSPOT_URL = /^https?:\/\/([\w-]+\.)*hubspot\.com(?![\w.-])/i

interface FoundUrl {
  url: string
  isQuoted: boolean
}

/** Returns the URLs in a message without the punctuation after them, and without those of HubSpot's own pages. */
const urlsIn = (text: string): FoundUrl[] =>
  [...text.matchAll(URL_PATTERN)]
    .map(([, quote, url]) => ({ url: url!.replace(/[.,;:!?]+$/, ''), isQuoted: !!quote }))
    .filter(({ url }) => !HUBSPOT_URL.test(url))

function untranslatedCause(text: string, bracketed: string[], named: string[], urls: FoundUrl[]): Code | undefined {
  if (bracketed.length) return 'hubspot_plan_lacks_scope'
  // The redirect URL is the only one that HubSpot quotes.
  if (urls.some(({ isQuoted }) => isQuoted) || /\bredirect_ur[il]\b/.test(text)) return 'hubspot_redirect_mismatch'
  if (/\bclient[_ -]?id\b/.test(text)) return 'hubspot_unknown_client'
  return named.length ? 'hubspot_scope_mismatch' : undefined
}
