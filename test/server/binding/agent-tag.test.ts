/** The tag by which a page notices another person's agent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAgentTagger } from '../../../src/server/binding/agent-tag.js'
import { createEndpoint, postAction } from '../endpoint.js'
import { disconnectedStatus, startFakeWiro } from '../fake-wiro.js'

test('an agent has the same tag of 22 characters on every instance with the secret', async () => {
  const tags = await Promise.all(['SECRET', 'SECRET'].map((secret) => createAgentTagger(secret)('guid-1')))

  assert.match(tags[0]!, /^[\w-]{22}$/)
  assert.equal(tags[0], tags[1])
})

test('another agent and another secret have other tags, and no tag holds the guid', async () => {
  const tags = [
    await createAgentTagger('SECRET')('guid-1'),
    await createAgentTagger('SECRET')('guid-2'),
    await createAgentTagger('OTHER')('guid-1'),
  ]

  assert.equal(new Set(tags).size, 3)
  assert.ok(!tags.some((tag) => Buffer.from(tag, 'base64url').includes('guid')))
})

test('an agent keeps its tag while thousands of others are asked for', async () => {
  const tagOf = createAgentTagger('SECRET')
  const first = await tagOf('guid-1')

  const others = await Promise.all(Array.from({ length: 2_500 }, (_, index) => tagOf('other-' + index)))

  assert.deepEqual([await tagOf('guid-1'), new Set(others).size], [first, 2_500])
})

test('every status answer holds the tag of its agent', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: disconnectedStatus })
  let agent = 'guid-1'
  const endpoint = createEndpoint({ baseUrl, fetch, secret: 'SECRET-0123456789', resolveAgent: () => agent })
  const tagFor = async () => (await postAction(endpoint, { action: 'status' })).body.agentTag

  const first = await tagFor()
  agent = 'guid-2'
  const second = await tagFor()

  const tagOf = createAgentTagger('SECRET-0123456789')
  assert.deepEqual([first, second], [await tagOf('guid-1'), await tagOf('guid-2')])
})
