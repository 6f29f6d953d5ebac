/**
 * Secrets that are put in to see that none comes out: one of each kind, how each is found in any text, and a Wiro that
 * repeats all of them wherever it can. A secret that is added here is looked for by every test of this kind.
 */

/** Letters and digits alone: the same in JSON, in a URL and in a header. */
export const canaries = {
  apiKey: 'CANARYapiKey7f3b91c2',
  apiSecret: 'CANARYapiSecret0d84e6a5',
  sealSecret: 'CANARYsealSecret61f0b7d9',
  clientSecret: 'CANARYclientSecret2e95c80a',
  accessToken: 'CANARYaccessTokenb37d1f64',
  refreshToken: 'CANARYrefreshToken98a2c5e1',
} as const

/** In base64 at any place of a longer text, in hex, and as it is. */
function spellings(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from(' '.repeat(before) + secret)
      .toString('base64')
      .slice(before && 4, -4),
  )
  return [secret, Buffer.from(secret).toString('hex'), ...base64]
}

/** The kinds of the secrets that a text holds. */
export function secretsIn(text: string): string[] {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  return Object.entries(canaries)
    .filter(([, secret]) => spellings(secret).some((spelling) => text.includes(spelling) || plain.includes(spelling)))
    .map(([kind]) => kind)
}

const all = Object.values(canaries).join(' ')
const everywhere = { ...canaries, code: all, message: all, debug: all }

const json = (status: number, body: object) => Response.json(body, { status, headers: { 'x-debug': all } })
const no = (status: number, code: unknown, message: string) =>
  json(status, { result: false, ...everywhere, errors: [{ ...everywhere, code, message }] })

/** What a Wiro may answer that tells too much, by what is wrong. */
export const echoes: Record<string, () => Response> = {
  'the key is wrong': () => no(401, 0, `Project authorization is not founded. ${all}`),
  'the signature is wrong': () => no(401, 0, `Project requires signature authentication: ${all}`),
  'it breaks with a page': () => new Response(`<title>500</title>${all}`, { status: 500, headers: { 'x-debug': all } }),
  'it breaks with an error': () => no(500, 42, all),
  'it refuses with words': () => no(200, 0, all),
  'it refuses with a code': () => no(200, canaries.apiKey, all),
  'it refuses with texts': () => json(200, { result: false, ...everywhere, errors: [all] }),
  'it answers another shape': () => json(200, { ...everywhere, result: 'true', connected: all }),
  'it answers what is no JSON': () => new Response(all, { headers: { 'content-type': 'application/json' } }),
  'it redirects': () => new Response(null, { status: 302, headers: { location: `/login?${all}`, 'x-debug': all } }),
  'it succeeds and tells too much': () =>
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
