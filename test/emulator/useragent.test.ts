import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GUID, serve, type Json, type Site } from './serve.js'

async function configure(site: Site, configuration: unknown): Promise<Json> {
  return site.api('UserAgent/Update', { guid: GUID, configuration })
}

test('MyAgents lists the agents, newest first', async () => {
  await using site = await serve({ seed: { agents: [{ guid: 'one' }, { guid: 'two', title: 'Two' }] } })

  const { useragents } = await site.api('UserAgent/MyAgents')

  assert.deepEqual(useragents, [
    { id: 2, guid: 'two', title: 'Two', status: 0, setuprequired: false },
    { id: 1, guid: 'one', title: 'Agent', status: 0, setuprequired: false },
  ])
})

test('MyAgents answers twenty agents unless told otherwise', async () => {
  const agents = Array.from({ length: 25 }, (_, index) => ({ guid: `agent-${index}` }))
  await using site = await serve({ seed: { agents } })

  const [first, rest] = [await site.api('UserAgent/MyAgents'), await site.api('UserAgent/MyAgents', { start: 20 })]

  assert.deepEqual([first['useragents'].length, rest['useragents'].length], [20, 5])
})

test('Detail answers one agent', async () => {
  await using site = await serve()

  const { result, useragents } = await site.api('UserAgent/Detail', { guid: GUID })

  assert.equal(result, true)
  assert.equal(useragents.length, 1)
  assert.equal(useragents[0].title, 'Lead Generation Manager')
})

test('Detail shows the saved secret, as newer versions of Wiro do', async () => {
  await using site = await serve()
  await configure(site, { credentials: { hubspot: { clientId: 'id', clientSecret: 'secret' } } })

  const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientSecret, 'secret')
})

test('Detail shows the fields of an app that is not saved as empty', async () => {
  await using site = await serve()

  const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })

  assert.deepEqual(useragents[0].configuration.credentials.hubspot, { clientId: '', clientSecret: '' })
})

test('Update renames an agent', async () => {
  await using site = await serve()

  await site.api('UserAgent/Update', { guid: GUID, title: 'Renamed' })

  const { useragents } = await site.api('UserAgent/MyAgents')
  assert.equal(useragents[0].title, 'Renamed')
})

test('Update keeps what it does not name', async () => {
  await using site = await serve()
  await configure(site, { credentials: { hubspot: { clientId: 'id', clientSecret: 'secret' } } })
  await configure(site, { credentials: { hubspot: { clientId: 'other' } } })

  const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientId, 'other')
  assert.equal(useragents[0].configuration.credentials.hubspot.clientSecret, 'secret')
})

const SKILL = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'text' }
test('Update changes the skills that it names, and keeps the others', async () => {
  await using site = await serve()
  await configure(site, { custom_skills: [SKILL, { key: 'other', value: 'kept' }] })

  await configure(site, { custom_skills: [{ key: SKILL.key, enabled: false }] })

  const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })
  assert.deepEqual(useragents[0].configuration.custom_skills, [
    { ...SKILL, enabled: false },
    { key: 'other', value: 'kept' },
  ])
})

const accepted: [string, unknown][] = [
  ['an empty configuration', {}],
  ['an authMethod', { credentials: { hubspot: { authMethod: 'own' } } }],
  ['another provider’s credentials', { credentials: { wordpress: { url: 'https://a.example' } } }],
  ['a skill', { custom_skills: [SKILL] }],
  ['a skill without an interval', { custom_skills: [{ ...SKILL, interval: null }] }],
  ['no skills', { custom_skills: [] }],
]
for (const [what, configuration] of accepted) {
  test(`Update takes ${what}`, async () => {
    await using site = await serve()

    const answer = await configure(site, configuration)

    assert.equal(answer['result'], true)
  })
}

const rejected: [string, unknown][] = [
  ['a configuration that is a text', 'credentials'],
  ['credentials that are a list', { credentials: [] }],
  ['a provider that is a text', { credentials: { hubspot: 'id' } }],
  ['a client ID that is a number', { credentials: { hubspot: { clientId: 1 } } }],
  ['an empty client secret', { credentials: { hubspot: { clientId: 'id', clientSecret: ' ' } } }],
  ['an unknown authMethod', { credentials: { hubspot: { authMethod: 'mine' } } }],
  ['skills that are no list', { custom_skills: SKILL }],
  ['a skill without a key', { custom_skills: [{ ...SKILL, key: '' }] }],
  ['an interval of four fields', { custom_skills: [{ ...SKILL, interval: '0 4 * *' }] }],
  ['an enabled that is a text', { custom_skills: [{ ...SKILL, enabled: 'yes' }] }],
]
for (const [what, configuration] of rejected) {
  test(`Update refuses ${what}`, async () => {
    await using site = await serve()

    const answer = await configure(site, configuration)

    assert.equal(answer['result'], false)
    assert.match(answer['errors'][0].message, /^Invalid configuration \[/)
  })
}

test('a refused Update changes nothing', async () => {
  await using site = await serve()
  await configure(site, { credentials: { hubspot: { clientId: 'id' } }, custom_skills: 'wrong' })

  const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientId, '')
})
