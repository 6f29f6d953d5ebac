/** Arbitrary JSON and answers, for the parsers that have to stand whatever arrives. */
import fc from 'fast-check'

/** The names of fields that the parsers read. */
const names = ['result', 'connected', 'username', 'accounts', 'connectedAt', 'agentState', 'can', 'status', 'title']
const more = ['authorizeUrl', 'expiresIn', 'accountName', 'tokenExpiresAt', 'now', 'name', '__proto__', 'constructor']
/** A value that cannot become text makes a parser throw; the client turns that into a refusal. */
export const anyJson = fc.jsonValue().filter((parsed) => !/"(toString|valueOf)":/.test(JSON.stringify(parsed)))
const value = fc.oneof(fc.constant(true), anyJson, fc.string({ unit: 'binary' }))

/** A successful answer with any values in the fields that the parsers read. */
export const anyAnswer = fc
  .dictionary(fc.constantFrom(...names, ...more), value)
  .map((fields) => ({ result: true, ...fields }))

/** Calls a parser with thousands of arbitrary values. */
export const callWithAnything = (parse: (value: unknown) => unknown): void =>
  fc.assert(
    fc.property(fc.oneof(anyJson, anyAnswer), (value) => void parse(value)),
    { numRuns: 2_000 },
  )
