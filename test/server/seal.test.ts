/** What a seal says, and that nobody but this host can make, change or move one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSeals, withSeal, type Claim } from '../../src/server/seal.js'
import { flow } from './setup.js'

const url = 'https://app.example.com/api/hubspot'
const claim: Claim = {
  agent: 'guid-1',
  flow,
  before: { connected: true, portalId: '12345678' },
  expiresAt: 1_776_429_000_000,
}
const seals = createSeals(['SECRET-CANARY'])

for (const [title, before] of [
  ['nothing', { connected: false }],
  ['a portal', { connected: true, portalId: '12345678' }],
  ['an account without an id', { connected: true, name: 'Müller & Söhne 🙂' }],
] as const) {
  test(`a seal says what it was made of, where ${title} was connected before`, async () => {
    const sealed = await seals.seal({ ...claim, before }, url)

    assert.deepEqual(await seals.open(sealed, url), { ...claim, before })
  })
}

test('a seal fits into a URL and shows nothing', async () => {
  const sealed = await seals.seal(claim, url)

  assert.match(sealed, /^[\w-]+$/)
  assert.ok(sealed.length < 250, `${sealed.length} characters`)
  assert.ok(!Buffer.from(sealed, 'base64url').includes('guid-1'))
})

test('two seals of the same are never alike', async () => {
  assert.notEqual(await seals.seal(claim, url), await seals.seal(claim, url))
})

test('the longest names there are can still be opened', async () => {
  const before = { connected: true, name: '🙂'.repeat(100) }
  const sealed = await seals.seal({ ...claim, agent: 'x'.repeat(64), before }, url)

  assert.deepEqual((await seals.open(sealed, url))?.before, before)
})

test('a seal opens only beside the redirect URL that it was made for', async () => {
  const sealed = await seals.seal(claim, url)

  assert.equal(await seals.open(sealed, url + '/'), undefined)
  assert.equal(await seals.open(sealed, 'https://evil.example/api/hubspot'), undefined)
})

test('another host’s seal does not open', async () => {
  const sealed = await createSeals(['ANOTHER-SECRET']).seal(claim, url)

  assert.equal(await seals.open(sealed, url), undefined)
})

test('the old secret’s seals open while it is being replaced, and no longer after', async () => {
  const sealed = await createSeals(['OLD']).seal(claim, url)

  assert.deepEqual(await createSeals(['NEW', 'OLD']).open(sealed, url), claim)
  assert.equal(await createSeals(['NEW']).open(sealed, url), undefined)
})

test('the new secret seals', async () => {
  const sealed = await createSeals(['NEW', 'OLD']).seal(claim, url)

  assert.deepEqual(await createSeals(['NEW']).open(sealed, url), claim)
})

test('another instance with the same secret opens what one sealed', async () => {
  const sealed = await seals.seal(claim, url)

  assert.deepEqual(await createSeals(['SECRET-CANARY']).open(sealed, url), claim)
})

test('every changed character is noticed', async () => {
  const sealed = await seals.seal(claim, url)
  const changed = [...sealed].map(
    (character, index) => sealed.slice(0, index) + (character === 'A' ? 'B' : 'A') + sealed.slice(index + 1),
  )
  const opened = await Promise.all(changed.map((one) => seals.open(one, url)))
  // Of the last character a few bits are padding, and change nothing.
  const noticed = opened.slice(0, -1).filter((one) => one === undefined).length

  assert.equal(noticed, sealed.length - 1)
  assert.deepEqual(opened.at(-1) ?? claim, claim)
})

for (const [title, junk] of [
  ['nothing', ''],
  ['a word', 'seal'],
  ['no base64url', 'ä'.repeat(60)],
  ['zeros', 'A'.repeat(200)],
  ['half a byte', 'A'.repeat(61)],
  ['a megabyte', 'A'.repeat(1_000_000)],
] as const) {
  test(`${title} is no seal`, async () => {
    assert.equal(await seals.open(junk, url), undefined)
  })
}

test('a truncated and a doubled seal are none', async () => {
  const sealed = await seals.seal(claim, url)

  for (const wrong of [sealed.slice(0, -8), sealed.slice(8), sealed + sealed]) {
    assert.equal(await seals.open(wrong, url), undefined)
  }
})

test('a redirect URL carries its seal beside whatever else it has', () => {
  assert.equal(withSeal(url, 'x'), url + '?seal=x')
  assert.equal(withSeal(url + '?tenant=1', 'x'), url + '?tenant=1&seal=x')
})
