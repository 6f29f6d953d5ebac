import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GUID, serveEmulator, type EmulatorServer, type Json } from '../emulator-server.js'

async function configure(server: EmulatorServer, configuration: unknown): Promise<Json> {
  return server.callApi('UserAgent/Update', { guid: GUID, configuration })
}

test('Update keeps the fields that it does not contain', async () => {
  await using server = await serveEmulator()
  await configure(server, { credentials: { hubspot: { clientId: 'id', clientSecret: 'secret' } } })
  await configure(server, { credentials: { hubspot: { clientId: 'other' } } })

  const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientId, 'other')
  assert.equal(useragents[0].configuration.credentials.hubspot.clientSecret, 'secret')
})

const SKILL = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'text' }
test('Update changes the skills that it contains and keeps the others', async () => {
  await using server = await serveEmulator()
  await configure(server, { custom_skills: [SKILL, { key: 'other', value: 'kept' }] })

  await configure(server, { custom_skills: [{ key: SKILL.key, enabled: false }] })

  const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })
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
for (const [name, configuration] of accepted) {
  test(`Update accepts ${name}`, async () => {
    await using server = await serveEmulator()

    const json = await configure(server, configuration)

    assert.equal(json['result'], true)
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
for (const [name, configuration] of rejected) {
  test(`Update rejects ${name}`, async () => {
    await using server = await serveEmulator()

    const json = await configure(server, configuration)

    assert.equal(json['result'], false)
    assert.match(json['errors'][0].message, /^Invalid configuration \[/)
  })
}

test('a rejected Update changes nothing', async () => {
  await using server = await serveEmulator()
  await configure(server, { credentials: { hubspot: { clientId: 'id' } }, custom_skills: 'wrong' })

  const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientId, '')
})
