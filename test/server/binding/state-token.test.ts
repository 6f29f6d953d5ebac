/** State tokens: their claims, and that only this host can make, change or move one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createStateTokens,
  withStateToken,
  type StateClaims,
  type StateTokens,
} from '../../../src/server/binding/state-token.js'
import { flow } from '../endpoint.js'

const url = 'https://app.example.com/api/hubspot'
const claims: StateClaims = {
  agent: 'guid-1',
  flow,
  before: { connected: true, portalId: '12345678' },
  expiresAt: 1_776_429_000_000,
}
const tokens = createStateTokens(['SECRET-CANARY'])

/** Decrypts a token to its claims, without its id. */
async function claimsIn(one: StateTokens, token: string): Promise<StateClaims | undefined> {
  const seal = await one.decrypt(token, url)
  if (!seal) return
  const { id: _, ...rest } = seal
  return rest
}

for (const [title, before] of [
  ['nothing', { connected: false }],
  ['a portal', { connected: true, portalId: '12345678' }],
  ['an account without an id', { connected: true, name: 'Müller & Söhne 🙂' }],
] as const) {
  test(`a token decrypts to its claims, with ${title} connected before`, async () => {
    const token = await tokens.encrypt({ ...claims, before }, url)

    assert.deepEqual(await claimsIn(tokens, token), { ...claims, before })
  })
}

test('a token fits into a URL and hides its claims', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.match(token, /^[\w-]+$/)
  assert.ok(token.length < 250, `${token.length} characters`)
  assert.ok(!Buffer.from(token, 'base64url').includes('guid-1'))
})

test('two tokens of the same claims differ', async () => {
  assert.notEqual(await tokens.encrypt(claims, url), await tokens.encrypt(claims, url))
})

test('a token with the longest names can be decrypted', async () => {
  const before = { connected: true, name: '🙂'.repeat(100) }
  const token = await tokens.encrypt({ ...claims, agent: 'x'.repeat(64), before }, url)

  assert.deepEqual((await tokens.decrypt(token, url))?.before, before)
})

test('a token decrypts only with its own redirect URL', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.equal(await tokens.decrypt(token, url + '/'), undefined)
  assert.equal(await tokens.decrypt(token, 'https://evil.example/api/hubspot'), undefined)
})

test('a token of another secret does not decrypt', async () => {
  const token = await createStateTokens(['ANOTHER-SECRET']).encrypt(claims, url)

  assert.equal(await tokens.decrypt(token, url), undefined)
})

test('a token of the old secret decrypts only while the secret is being replaced', async () => {
  const token = await createStateTokens(['OLD']).encrypt(claims, url)

  assert.deepEqual(await claimsIn(createStateTokens(['NEW', 'OLD']), token), claims)
  assert.equal(await createStateTokens(['NEW']).decrypt(token, url), undefined)
})

test('the new secret encrypts', async () => {
  const token = await createStateTokens(['NEW', 'OLD']).encrypt(claims, url)

  assert.deepEqual(await claimsIn(createStateTokens(['NEW']), token), claims)
})

test('another instance with the same secret decrypts a token', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.deepEqual(await claimsIn(createStateTokens(['SECRET-CANARY']), token), claims)
})

test('a token with a changed character does not decrypt', async () => {
  const token = await tokens.encrypt(claims, url)
  const changed = [...token].map(
    (character, index) => token.slice(0, index) + (character === 'A' ? 'B' : 'A') + token.slice(index + 1),
  )
  const decrypted = await Promise.all(changed.map((one) => tokens.decrypt(one, url)))
  // Some bits of the last character are padding, so a change there may have no effect.
  const noticed = decrypted.slice(0, -1).filter((one) => one === undefined).length

  assert.equal(noticed, token.length - 1)
  assert.equal(decrypted.at(-1)?.flow ?? flow, flow)
})

for (const [title, text] of [
  ['nothing', ''],
  ['a word', 'seal'],
  ['no base64url', 'ä'.repeat(60)],
  ['zeros', 'A'.repeat(200)],
  ['half a byte', 'A'.repeat(61)],
  ['a megabyte', 'A'.repeat(1_000_000)],
] as const) {
  test(`${title} does not decrypt`, async () => {
    assert.equal(await tokens.decrypt(text, url), undefined)
  })
}

test('a truncated or doubled token does not decrypt', async () => {
  const token = await tokens.encrypt(claims, url)

  for (const wrong of [token.slice(0, -8), token.slice(8), token + token]) {
    assert.equal(await tokens.decrypt(wrong, url), undefined)
  }
})

test('a redirect URL keeps its query beside the token', () => {
  assert.equal(withStateToken(url, 'x'), url + '?seal=x')
  assert.equal(withStateToken(url + '?tenant=1', 'x'), url + '?tenant=1&seal=x')
})

test('every spelling of a token has the same id, and another token another one', async () => {
  const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
  const idsOf = async (agent: string) => {
    const token = await tokens.encrypt({ ...claims, agent }, url)
    const seals = await Promise.all(characters.map((one) => tokens.decrypt(token.slice(0, -1) + one, url)))
    return seals.flatMap((seal) => seal?.id ?? [])
  }

  // The bits of padding in the last character depend on the length.
  const ids = await Promise.all(['a', 'aa', 'aaa'].map(idsOf))

  assert.ok(ids.some((one) => one.length > 1))
  assert.deepEqual(
    ids.map((one) => new Set(one).size),
    [1, 1, 1],
  )
  assert.equal(new Set(ids.flat()).size, 3)
})
