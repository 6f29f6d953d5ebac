/**
 * Runs the curl lines of Wiro's guide over real HTTP, with another base URL. Their responses must be those of the
 * guide.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { followCallback, serveEmulator, submitConsent, type EmulatorServer, type Json } from '../emulator-server.js'

const run = promisify(execFile)
const guide = await readFile(new URL('./walkthrough.md', import.meta.url), 'utf8')

/** Returns the guide's code blocks in one language, in order. */
function blocksIn(language: string): string[] {
  const all = [...guide.matchAll(/^```(\w*)\n(.*?)\n```$/gms)]
  return all.filter(([, blockLanguage]) => blockLanguage === language).map(([, , text = '']) => text)
}

const lines = blocksIn('bash')
const [connectJson, statusJson, skills] = blocksIn('json').map((text) => JSON.parse(text) as Json)
const [successUrl = ''] = blocksIn('')

function lineFor(path: string): string {
  const line = lines.find((command) => command.includes(`/v1/${path}"`))
  assert.ok(line, `walkthrough.md has no curl line for ${path}`)
  return line
}

async function curl(server: EmulatorServer, path: string): Promise<Json> {
  const command = lineFor(path).replaceAll('https://api.wiro.ai', server.origin)
  const { stdout } = await run('sh', ['-c', `${command} --silent --show-error`])
  return JSON.parse(stdout) as Json
}

/** Serves the account of the guide, so that responses can be compared word for word. */
function serveGuideAccount(): Promise<EmulatorServer> {
  return serveEmulator({ seed: { accounts: [{ portalId: '12345678', name: 'My Workspace' }] } })
}

async function connectByCurl(server: EmulatorServer): Promise<string> {
  await curl(server, 'UserAgent/Update')
  const { authorizeUrl } = await curl(server, 'UserAgentOAuth/HubSpotConnect')
  return followCallback(server, await submitConsent(server, authorizeUrl))
}

test('curl is installed', async () => {
  await assert.doesNotReject(run('curl', ['--version']), 'Install curl: these tests run the guide’s curl lines')
})

test('Wiro’s guide has five curl lines', () => {
  assert.equal(lines.length, 5)
  assert.ok(lines.every((line) => line.startsWith('curl -X POST "https://api.wiro.ai/v1/')))
})

test('saving the app’s credentials is accepted', async () => {
  await using server = await serveGuideAccount()

  const json = await curl(server, 'UserAgent/Update')

  assert.equal(json['result'], true)
  assert.deepEqual(json['errors'], [])
})

test('connect returns the JSON of Wiro’s guide', async () => {
  await using server = await serveGuideAccount()
  await curl(server, 'UserAgent/Update')

  const json = await curl(server, 'UserAgentOAuth/HubSpotConnect')

  const { searchParams, pathname } = new URL(json['authorizeUrl'])
  assert.deepEqual(Object.keys(json), Object.keys(connectJson ?? {}))
  assert.equal(pathname, new URL(connectJson?.['authorizeUrl']).pathname)
  assert.equal(searchParams.get('client_id'), 'YOUR_HUBSPOT_CLIENT_ID')
})

test('connect with authMethod own fails before the credentials are saved', async () => {
  await using server = await serveGuideAccount()

  const json = await curl(server, 'UserAgentOAuth/HubSpotConnect')

  assert.deepEqual(json, { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] })
})

test('an approval leads to the success URL of Wiro’s guide', async () => {
  await using server = await serveGuideAccount()

  const location = await connectByCurl(server)

  assert.equal(location, successUrl)
})

test('status returns exactly the JSON of Wiro’s guide', async () => {
  await using server = await serveGuideAccount()
  await connectByCurl(server)

  const json = await curl(server, 'UserAgentOAuth/HubSpotStatus')

  assert.deepEqual(json, statusJson)
  assert.deepEqual(Object.keys(json), Object.keys(statusJson ?? {}))
})

test('Start returns what Wiro returns', async () => {
  await using server = await serveGuideAccount()

  const json = await curl(server, 'UserAgent/Start')

  assert.deepEqual(json, { result: true, useragents: [], errors: [] })
})

test('TokenRefresh returns a new access and a new refresh token', async () => {
  await using server = await serveGuideAccount()
  await connectByCurl(server)

  const first = await curl(server, 'UserAgentOAuth/TokenRefresh')
  const second = await curl(server, 'UserAgentOAuth/TokenRefresh')

  assert.equal(first['result'], true)
  assert.notEqual(second['accessToken'], first['accessToken'])
  assert.notEqual(second['refreshToken'], first['refreshToken'])
})

test('Update saves the custom skill of Wiro’s guide', async () => {
  await using server = await serveGuideAccount()

  const { useragents } = await server.callApi('UserAgent/Update', skills)

  assert.deepEqual(useragents[0].configuration.custom_skills, skills?.['configuration'].custom_skills)
})
