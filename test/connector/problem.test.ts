import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createError, createProblem, toProblem } from '../../src/connector/problem.js'

test('a problem names who has to act, and what was being done', () => {
  assert.deepEqual(createProblem('relay_unreachable'), {
    code: 'relay_unreachable',
    owner: 'developer',
    during: 'connect',
  })
})

test('an error keeps its facts as a problem', () => {
  const error = createError('rate_limited', { retryAfter: 7 })

  assert.deepEqual(toProblem(error, 'disconnect'), {
    code: 'rate_limited',
    owner: 'you',
    retryAfter: 7,
    during: 'disconnect',
  })
})

test('an unexpected error is shown as a bad answer', () => {
  assert.deepEqual(toProblem(new TypeError('x is not a function'), 'check'), {
    code: 'endpoint_bad_answer',
    owner: 'developer',
    during: 'check',
  })
})
