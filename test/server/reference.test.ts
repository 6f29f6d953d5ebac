/** The reference that an error answer and the log share. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { createReference } from '../../src/server/reference.js'
import type { createRequest } from './endpoint.js'
import { createEndpoint, postAction, publicUrl, readAnswer } from './endpoint.js'
import { disconnectedStatus, startFakeWiro } from './fake-wiro.js'

test('a reference has 8 digits and letters that are not mistaken for each other', () => {
  for (let round = 0; round < 1000; round++) assert.match(createReference(), /^[0-9a-hjkmnp-tv-z]{8}$/)
})

test('references differ', () => {
  assert.equal(new Set(Array.from({ length: 1000 }, createReference)).size, 1000)
})

const refusals: [title: string, options: Partial<HandlerOptions>, request: Parameters<typeof createRequest>][] = [
  ['a Wiro that cannot be reached', {}, [{ action: 'status' }]],
  ['nobody who is signed in', { resolveAgent: () => undefined }, [{ action: 'status' }]],
  ['too many requests', { limit: () => 3 }, [{ action: 'status' }]],
  ['a page of another site', {}, [{ action: 'status' }, { origin: 'https://evil.example' }]],
  ['an unknown action', {}, [{ action: 'x' }]],
  ['a seal that is not ours', {}, [{ action: 'finish', seal: 'x', outcome: {} }]],
]
for (const [title, options, request] of refusals) {
  test(`the answer about ${title} and its entry in the log have the same reference`, async () => {
    const endpoint = createEndpoint(options)

    const { body } = await postAction(endpoint, ...request)

    assert.match(body.errors[0]!.reference!, /^\w{8}$/)
    assert.equal(body.errors[0]!.reference, endpoint.references.at(-1))
  })
}

test('an unknown method has a reference', async () => {
  const endpoint = createEndpoint()

  const { body } = await readAnswer(await endpoint.handler(new Request(publicUrl, { method: 'DELETE' })))

  assert.equal(body.errors[0]!.reference, endpoint.references[0])
})

test('everybody in the same outage gets the reference of its entry in the log', async () => {
  const endpoint = createEndpoint()

  const answers = [
    await postAction(endpoint, { action: 'status' }),
    await postAction(endpoint, { action: 'status' }),
    await postAction(endpoint, { action: 'disconnect' }),
  ]

  const references = answers.map(({ body }) => body.errors[0]!.reference)
  assert.equal(references[0], endpoint.references[0])
  assert.equal(references[1], references[0])
})

test('a success has no reference', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: disconnectedStatus })

  const { text } = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'status' })

  assert.doesNotMatch(text, /reference/)
})

test('a request after the minute logs the count of failures before it', async (t) => {
  const start = Date.now()
  let passedMs = 0
  t.mock.method(Date, 'now', () => start + passedMs)
  const endpoint = createEndpoint({ authorize: () => assert.fail() })
  for (let round = 0; round < 3; round++) await postAction(endpoint, { action: 'status' })

  passedMs = 60_000
  await endpoint.handler(new Request(publicUrl))

  assert.deepEqual(
    endpoint.log.map(({ reason, count }) => [reason, count]),
    [
      ['authorize_failed', undefined],
      ['authorize_failed', 2],
    ],
  )
  assert.equal(endpoint.references[1], endpoint.references[0])
})
