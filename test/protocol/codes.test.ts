import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CODES, toCause, type Code } from '../../src/protocol/codes.js'

test('a known code that arrives as text has no unknownCode', () => {
  for (const code of Object.keys(CODES) as Code[]) {
    assert.deepEqual(toCause(code), { code })
  }
})

const unknownCodes: [title: string, text: string, unknownCode: string | undefined][] = [
  ['a code of a later Wiro', 'quota_exceeded_2', 'quota_exceeded_2'],
  ['an owner’s name', 'developer', 'developer'],
  ['a name that every object has', 'constructor', 'constructor'],
  ['64 characters', 'a'.repeat(64), 'a'.repeat(64)],
  ['65 characters', 'a'.repeat(65), undefined],
  ['capitals', 'INTERNAL_ERROR', undefined],
  ['markup', '<img src=x onerror=alert(1)>', undefined],
  ['a code with a line break', 'internal_error\n', undefined],
  ['an empty text', '', undefined],
]
for (const [title, text, unknownCode] of unknownCodes) {
  test(`F75 ${title} is unknown, and ${unknownCode ? 'kept as text' : 'not kept'}`, () => {
    const cause = toCause(text)

    assert.deepEqual(cause, { code: 'unknown', unknownCode })
  })
}
