/** The search for canaries finds every encoding; otherwise finding none would prove nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canaries, secretsIn } from './canaries.js'

for (const [kind, secret] of Object.entries(canaries)) {
  test(`${kind} is found as it is, in a URL, in JSON, in hex and in base64`, () => {
    const base64 = ['', 'a', 'ab'].flatMap((before) =>
      (['base64', 'base64url'] as const).map((encoding) =>
        Buffer.from(`${before}${secret} and more`).toString(encoding),
      ),
    )
    const texts = [secret, encodeURIComponent(secret), JSON.stringify({ secret }), Buffer.from(secret).toString('hex')]

    for (const text of [...texts, ...base64]) assert.deepEqual(secretsIn(`before ${text} behind`), [kind], text)
  })
}

test('a text without a secret has no findings', () => {
  assert.deepEqual(secretsIn('wiro-hubspot-connect CANARY'), [])
})
