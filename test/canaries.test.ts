/** A secret is found however it is spelt; otherwise nobody would know what it means that none is found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canaries, secretsIn } from './canaries.js'

for (const [kind, secret] of Object.entries(canaries)) {
  test(`${kind} is found as it is, in a URL, in JSON, in hex and in base64`, () => {
    const base64 = ['', 'a', 'ab'].flatMap((before) =>
      (['base64', 'base64url'] as const).map((spelling) =>
        Buffer.from(`${before}${secret} and more`).toString(spelling),
      ),
    )
    const texts = [secret, encodeURIComponent(secret), JSON.stringify({ secret }), Buffer.from(secret).toString('hex')]

    for (const text of [...texts, ...base64]) assert.deepEqual(secretsIn(`before ${text} behind`), [kind], text)
  })
}

test('nothing is found where there is nothing', () => {
  assert.deepEqual(secretsIn('wiro-hubspot-connect CANARY'), [])
})
