/**
 * Random mutations of authorize URLs, for property tests of the functions that decide where a window may go.
 * Needs a page: a link element is the reference parser.
 */
import * as fc from 'fast-check'
import { allowedUrls } from './authorize-urls.js'

/** Delimiters, lookalike characters and attacker-controlled parts of a URL. */
const fragments = [
  ...['/', '\\', '@', ':', '?', '#', '%', '.', ';', '-', '_', ' ', '\t', '\n', '\0', '[', ']', '<', '|', '^'],
  ...['\u3002', '\uff0e', '\uff61', '\u00ad', '\u200b', '\u2215', 'о', '٣', '%2e', '%2f', '%00', '%40', '//', '../'],
  ...['a', '0', '1', 'eu1', 'A', ':443', ':8443', 'user:pass@', '@evil.example', '.evil.example', 'evil.example/'],
  ...['javascript:', 'data:', 'blob:', 'http:', 'https:', 'http://localhost', '//app.hubspot.com', '/oauth/authorize'],
]

interface Mutation {
  /** Index into the URL, modulo its length. */
  index: number
  length: number
  fragment: string
  operation: 'insert' | 'replace' | 'remove' | 'double' | 'changeCase'
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  // Any index, and those where the scheme, the host and its first label begin or end.
  index: fc.oneof(fc.nat(80), fc.constantFrom(0, 5, 8, 11, 23)),
  length: fc.integer({ min: 1, max: 12 }),
  fragment: fc.constantFrom(...fragments),
  operation: fc.constantFrom('insert', 'replace', 'remove', 'double', 'changeCase'),
})

const changeCase = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase())

function mutate(url: string, { index, length, fragment, operation }: Mutation): string {
  const start = index % (url.length + 1)
  const part = url.slice(start, start + length)
  const mutated = {
    insert: fragment + part,
    replace: fragment,
    remove: '',
    double: part + part,
    changeCase: changeCase(part),
  }[operation]
  return url.slice(0, start) + mutated + url.slice(start + length)
}

const mutatedUrl = fc
  .tuple(
    fc.constantFrom(...allowedUrls, 'http://localhost:5174/oauth/authorize'),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
  )
  .map(([url, mutations]) => mutations.reduce(mutate, url))

/**
 * Passes mutated URLs to `accepts`; each accepted URL must satisfy `isAllowed`, which sees the URL as the browser parsed it.
 * Returns how many URLs were accepted and how many refused.
 */
export function checkMutatedUrls(accepts: (url: string) => boolean, isAllowed: (link: HTMLAnchorElement) => boolean) {
  const counts = { accepted: 0, refused: 0 }
  const isDecidedRight = (url: string) => {
    if (!accepts(url)) return !!++counts.refused
    counts.accepted++
    return isAllowed(Object.assign(document.createElement('a'), { href: url }))
  }
  fc.assert(fc.property(mutatedUrl, isDecidedRight), { numRuns: 6_000 })
  return counts
}
