/**
 * Canaries: fake secrets that tests put in to prove that none comes out. Holds one of each kind, the search for them in any
 * text, and responses of a Wiro that repeats them everywhere. Every test of leaks looks for all secrets listed here.
 */

/** Only letters and digits, so that JSON, URLs and headers spell them the same. */
export const canaries = {
  apiKey: 'CANARYapiKey7f3b91c2',
  apiSecret: 'CANARYapiSecret0d84e6a5',
  sealSecret: 'CANARYsealSecret61f0b7d9',
  clientSecret: 'CANARYclientSecret2e95c80a',
  accessToken: 'CANARYaccessTokenb37d1f64',
  refreshToken: 'CANARYrefreshToken98a2c5e1',
} as const

/** Returns a secret as it is, in hex, and in base64 at any offset of a longer text. */
function encodings(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from(' '.repeat(before) + secret)
      .toString('base64')
      .slice(before && 4, -4),
  )
  return [secret, Buffer.from(secret).toString('hex'), ...base64]
}

/** Returns the kinds of the secrets that a text contains. */
export function secretsIn(text: string): string[] {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  return Object.entries(canaries)
    .filter(([, secret]) => encodings(secret).some((encoded) => text.includes(encoded) || plain.includes(encoded)))
    .map(([kind]) => kind)
}

const all = Object.values(canaries).join(' ')
const everywhere = { ...canaries, code: all, message: all, debug: all }

const json = (status: number, body: object) => Response.json(body, { status, headers: { 'x-debug': all } })
const refuse = (status: number, code: unknown, message: string) =>
  json(status, { result: false, ...everywhere, errors: [{ ...everywhere, code, message }] })

/** Responses of Wiro that repeat secrets, by the failure that they stand for. */
export const leakingResponses: Record<string, () => Response> = {
  'the API key is wrong': () => refuse(401, 0, `Project authorization is not founded. ${all}`),
  'the signature is wrong': () => refuse(401, 0, `Project requires signature authentication: ${all}`),
  'a server error with an HTML page': () =>
    new Response(`<title>500</title>${all}`, { status: 500, headers: { 'x-debug': all } }),
  'a server error with JSON': () => refuse(500, 42, all),
  'an error with a message': () => refuse(200, 0, all),
  'an error with a code': () => refuse(200, canaries.apiKey, all),
  'errors as strings': () => json(200, { result: false, ...everywhere, errors: [all] }),
  'an unexpected shape': () => json(200, { ...everywhere, result: 'true', connected: all }),
  'invalid JSON': () => new Response(all, { headers: { 'content-type': 'application/json' } }),
  'a redirect': () => new Response(null, { status: 302, headers: { location: `/login?${all}`, 'x-debug': all } }),
  'a success with extra fields': () =>
    json(200, {
      ...everywhere,
      result: true,
      connected: true,
      username: all,
      connectedAt: all,
      tokenExpiresAt: all,
      authorizeUrl: 'https://app.hubspot.com/oauth/authorize?state=s',
      errors: [],
    }),
}
