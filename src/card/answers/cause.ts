/**
 * What a text that was copied off HubSpot's page says: one cause, and the scopes and addresses in it. Pure. HubSpot's
 * English sentences are known from its help page and from public issue threads; of other languages what they leave
 * untranslated: https://knowledge.hubspot.com/integrations/resolve-a-request-for-integration-permissions-error
 */
import type { Code } from '../../protocol/codes.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../app.js'

export interface Reading {
  /** `undefined` where the text names none. */
  code?: Code | undefined
  /** Each once, in their order. */
  scopes: string[]
  /** Of redirect URLs: HubSpot's own pages are none. */
  addresses: string[]
}

/** Characters that are read; an error page has a few hundred. */
const longest = 4_000

/** Soft hyphens, zero-width spaces, marks of direction: nobody sees them, and they stand inside words. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

const clean = (text: string) =>
  text
    .slice(0, longest)
    .replace(invisible, '')
    .replace(/[‘’`´]/g, "'")
    .replace(/\s+/g, ' ')

// ── Sentences ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Without the addresses, in lower case. The first that fits: what names scopes may say "access" and "permission" too. */
const sentences: [Code, RegExp][] = [
  [
    'hubspot_plan_lacks_scope',
    /\b(lacks?|doesn't have|does not have) access to ((a|the|some|all|of|following|required|hubspot) )*(scope|feature)/,
  ],
  [
    'hubspot_scope_mismatch',
    /\bscopes? (is|are) insufficient|\binsufficient scope|\bmismatch between the scopes|\bscopes? .{0,80}(don't|doesn't|do not|does not) match|\binvalid scope|\bvalid scope name/,
  ],
  [
    'hubspot_redirect_mismatch',
    /\bredirect[_ ]ur[il]\b.{0,80}(doesn't|don't|does not|do not) match|\bmismatch.{0,40}\bredirect[_ ]ur[il]\b/,
  ],
  [
    'hubspot_no_permission',
    /\brequest for integration permissions|\b(don't|do not) have ((the|right|correct|required|necessary) )*(permission|role)|\bpermission to connect this app/,
  ],
  ['hubspot_link_retired', /\binstall (link|url) is no longer valid/],
]

// ── What no language translates ─────────────────────────────────────────────────────────────────────────────────────

const known = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]

/** A name that can be nothing else; `content` and `files` are words too. */
const scopeName = /\b(crm(\.[\w-]+)+|[a-z][\w-]*(\.[\w-]+)*\.(read|write)|transactional-email)\b/g

const isScope = (word: string) => known.includes(word) || !!word.match(scopeName)?.includes(word)

/** HubSpot puts what an account lacks between brackets. */
const bracketed = (text: string) =>
  [...text.matchAll(/\[([^\][]+)\]/g)].flatMap(([, list]) => list!.split(/[\s,;]+/)).filter(isScope)

const address = /(["'“„«‹「『]?)(https?:\/\/[^\s"'“”„«»‹›「」『』<>()[\]]+)/gi

interface Found {
  url: string
  quoted: boolean
}

function addressesIn(text: string): Found[] {
  return [...text.matchAll(address)]
    .map(([, quote, url]) => ({ url: url!.replace(/[.,;:!?]+$/, ''), quoted: !!quote }))
    .filter(({ url }) => !/^https?:\/\/([\w-]+\.)*hubspot\.com(?![\w.-])/i.test(url))
}

function untranslated(text: string, listed: string[], named: string[], addresses: Found[]): Code | undefined {
  if (listed.length) return 'hubspot_plan_lacks_scope'
  // Its redirect URL is the one address that HubSpot quotes.
  if (addresses.some(({ quoted }) => quoted) || /\bredirect_ur[il]\b/.test(text)) return 'hubspot_redirect_mismatch'
  if (/\bclient[_ -]?id\b/.test(text)) return 'hubspot_unknown_client'
  return named.length ? 'hubspot_scope_mismatch' : undefined
}

/** What a text says. */
export function read(text: string): Reading {
  const line = clean(text)
  const addresses = addressesIn(line)
  const bare = line.replace(address, '$1 ').toLowerCase()
  const listed = bracketed(bare)
  const named = bare.match(scopeName) ?? []
  const said = sentences.find(([, sentence]) => sentence.test(bare))
  return {
    code: said?.[0] ?? untranslated(bare, listed, named, addresses),
    scopes: [...new Set([...listed, ...named])],
    addresses: [...new Set(addresses.map(({ url }) => url))],
  }
}
