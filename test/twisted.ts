/** Addresses made of good ones by a few twists, for those who judge where a window may go. It needs a page. */
import * as fc from 'fast-check'
import { good } from './addresses.js'

/** What ends, begins or hides a part of an address, and what an attacker would have there. */
const pieces = [
  ...['/', '\\', '@', ':', '?', '#', '%', '.', ';', '-', '_', ' ', '\t', '\n', '\0', '[', ']', '<', '|', '^'],
  ...['\u3002', '\uff0e', '\uff61', '\u00ad', '\u200b', '\u2215', 'о', '٣', '%2e', '%2f', '%00', '%40', '//', '../'],
  ...['a', '0', '1', 'eu1', 'A', ':443', ':8443', 'user:pass@', '@evil.example', '.evil.example', 'evil.example/'],
  ...['javascript:', 'data:', 'blob:', 'http:', 'https:', 'http://localhost', '//app.hubspot.com', '/oauth/authorize'],
]

interface Twist {
  /** From where, and how far; beyond its end counts from the beginning. */
  at: number
  length: number
  piece: string
  does: 'insert' | 'replace' | 'remove' | 'double' | 'turn'
}

const twist: fc.Arbitrary<Twist> = fc.record({
  // Anywhere, and where a scheme, a host and its first name begin or end.
  at: fc.oneof(fc.nat(80), fc.constantFrom(0, 5, 8, 11, 23)),
  length: fc.integer({ min: 1, max: 12 }),
  piece: fc.constantFrom(...pieces),
  does: fc.constantFrom('insert', 'replace', 'remove', 'double', 'turn'),
})

const turnCase = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase())

function apply(address: string, { at, length, piece, does }: Twist): string {
  const from = at % (address.length + 1)
  const [before, part, after] = [
    address.slice(0, from),
    address.slice(from, from + length),
    address.slice(from + length),
  ]
  const middle = {
    insert: piece + part,
    replace: piece,
    remove: '',
    double: part + part,
    turn: turnCase(part),
  }[does]
  return before + middle + after
}

const twisted = fc
  .tuple(
    fc.constantFrom(...good, 'http://localhost:5174/oauth/authorize'),
    fc.array(twist, { minLength: 1, maxLength: 3 }),
  )
  .map(([address, twists]) => twists.reduce(apply, address))

/**
 * Lets `accepts` judge twisted addresses, and asks for each that it accepts whether it may, by the parts of a link: where a
 * browser would go. Answers how many were accepted and how many refused.
 */
export function judge(accepts: (address: string) => boolean, may: (link: HTMLAnchorElement) => boolean) {
  const counts = { accepted: 0, refused: 0 }
  const isRight = (address: string) => {
    if (!accepts(address)) return !!++counts.refused
    counts.accepted++
    return may(Object.assign(document.createElement('a'), { href: address }))
  }
  fc.assert(fc.property(twisted, isRight), { numRuns: 6_000 })
  return counts
}
