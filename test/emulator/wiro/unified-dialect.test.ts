/** What only the unified dialect of Wiro's API has, and what it no longer has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GUID, readAgentStatus, REDIRECT_URL } from '../emulator-server.js'
import { callOAuth, connectAccount, serveDialect } from './newer-dialects.js'

const APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
for (const path of [
  'UserAgentOAuth/HubSpotConnect',
  'UserAgentOAuth/HubSpotStatus',
  'UserAgentOAuth/HubSpotDisconnect',
  'UserAgentOAuth/TokenRefresh',
]) {
  test(`${path} does not exist`, async () => {
    await using server = await serveDialect('unified')

    const response = await server.postApi(path, { userAgentGuid: GUID })

    assert.equal(response.status, 404)
    assert.match(await response.text(), /Error parsing url\./)
  })
}

test('the spelling of the HubSpot guide is not understood', async () => {
  await using server = await serveDialect('unified')

  const json = await server.callApi('UserAgentOAuth/OAuthStatus', { userAgentGuid: GUID, credentialkey: 'hubspot' })

  assert.equal(json['errors'][0].message, 'Request parameter [useragentguid] required')
})

for (const call of ['connect', 'status', 'disconnect'] as const) {
  test(`${call} needs the credential key hubspot`, async () => {
    await using server = await serveDialect('unified', { connected: '12345678' })
    const fields = { redirecturl: REDIRECT_URL }

    const missing = await callOAuth(server, 'unified', call, { ...fields, credentialkey: undefined })
    const other = await callOAuth(server, 'unified', call, { ...fields, credentialkey: 'gmail' })

    assert.equal(missing['errors'][0].message, 'Request parameter [credentialkey] required')
    assert.equal(other['result'], false)
    assert.equal((await callOAuth(server, 'unified', 'status'))['connected'], true)
  })
}

test('credentials that CredentialUpsert saves connect in own mode', async () => {
  await using server = await serveDialect('unified')

  const json = await server.callApi('UserAgent/CredentialUpsert', {
    useragentguid: GUID,
    fields: [
      { credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: APP.clientId },
      { credentialkey: 'hubspot', fieldname: 'clientsecret', fieldvalue: APP.clientSecret },
      { credentialkey: 'hubspot', fieldname: 'authmethod', fieldvalue: 'own' },
    ],
  })

  assert.deepEqual(json, { result: true, applied: 3, errors: [] })
  assert.match(await connectAccount(server, 'unified', { authmethod: 'own' }), /hubspot_connected=true/)
})

test('CredentialUpsert restarts a running agent', async () => {
  await using server = await serveDialect('unified', { status: 4 })

  await server.callApi('UserAgent/CredentialUpsert', {
    useragentguid: GUID,
    fields: [{ credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: APP.clientId }],
  })

  assert.equal(await readAgentStatus(server), 1)
})

const invalidFields: [title: string, fields: unknown][] = [
  ['no fields', undefined],
  ['an empty list', []],
  ['another credential', [{ credentialkey: 'gmail', fieldname: 'clientid', fieldvalue: 'x' }]],
  ['an unknown field', [{ credentialkey: 'hubspot', fieldname: 'constructor', fieldvalue: 'x' }]],
  ['an empty value', [{ credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: ' ' }]],
  ['an unknown method', [{ credentialkey: 'hubspot', fieldname: 'authmethod', fieldvalue: 'mine' }]],
  [
    'one wrong field beside a right one',
    [{ credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: 'x' }, 'clientsecret'],
  ],
]
for (const [title, fields] of invalidFields) {
  test(`CredentialUpsert rejects ${title} and saves nothing`, async () => {
    await using server = await serveDialect('unified')

    const json = await server.callApi('UserAgent/CredentialUpsert', { useragentguid: GUID, fields })

    const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })
    assert.equal(json['result'], false)
    assert.equal(useragents[0].configuration.credentials.hubspot.clientId, '')
  })
}

test('an agent without own mode refuses its credentials by name', async () => {
  await using server = await serveDialect('unified')
  server.emulator.faults.set('credentials-rejected')

  const json = await server.callApi('UserAgent/CredentialUpsert', {
    useragentguid: GUID,
    fields: [{ credentialkey: 'hubspot', fieldname: 'clientid', fieldvalue: APP.clientId }],
  })

  assert.deepEqual(json['errors'], [{ code: 0, message: 'agent-fieldstatus-not-allowed-for-role' }])
})

test('Update saves skills and no credentials', async () => {
  await using server = await serveDialect('unified')
  const skills = [{ key: 'lead-enrichment', value: 'text' }]

  const rejected = await server.callApi('UserAgent/Update', {
    guid: GUID,
    configuration: { credentials: { hubspot: APP } },
  })
  const accepted = await server.callApi('UserAgent/Update', { guid: GUID, configuration: { custom_skills: skills } })

  assert.equal(rejected['result'], false)
  assert.deepEqual(accepted['useragents'][0].configuration.custom_skills, skills)
})
