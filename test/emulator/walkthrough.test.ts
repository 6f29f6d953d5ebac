// The document's own curl lines, run by curl itself over real HTTP. Only the base URL is replaced.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { decide, follow, serve, type Json, type Site } from './serve.js'

const run = promisify(execFile)
const document = await readFile(new URL('./walkthrough.md', import.meta.url), 'utf8')

/** The document's code blocks of one kind, in order. */
function blocks(kind: string): string[] {
  const all = [...document.matchAll(/^```(\w*)\n(.*?)\n```$/gms)]
  return all.filter(([, language]) => language === kind).map(([, , text = '']) => text)
}

const lines = blocks('bash')
const [connectAnswer, statusAnswer, skills] = blocks('json').map((text) => JSON.parse(text) as Json)
const [successUrl = ''] = blocks('')

function lineFor(path: string): string {
  const line = lines.find((command) => command.includes(`/v1/${path}"`))
  assert.ok(line, `walkthrough.md has no curl line for ${path}`)
  return line
}

async function curl(site: Site, path: string): Promise<Json> {
  const command = lineFor(path).replaceAll('https://api.wiro.ai', site.origin)
  const { stdout } = await run('sh', ['-c', `${command} --silent --show-error`])
  return JSON.parse(stdout) as Json
}

/** The document's account, so that its answers can be compared word for word. */
function serveDocument(): Promise<Site> {
  return serve({ seed: { accounts: [{ portalId: '12345678', name: 'My Workspace' }] } })
}

async function connectByCurl(site: Site): Promise<string> {
  await curl(site, 'UserAgent/Update')
  const { authorizeUrl } = await curl(site, 'UserAgentOAuth/HubSpotConnect')
  return follow(site, await decide(site, authorizeUrl))
}

test('curl is installed, since the document’s lines are run by it', async () => {
  await assert.doesNotReject(run('curl', ['--version']), 'Install curl: these tests run the document’s own lines')
})

test('the document has five curl lines', () => {
  assert.equal(lines.length, 5)
  assert.ok(lines.every((line) => line.startsWith('curl -X POST "https://api.wiro.ai/v1/')))
})

test('saving the app’s credentials is accepted', async () => {
  await using site = await serveDocument()

  const answer = await curl(site, 'UserAgent/Update')

  assert.equal(answer['result'], true)
  assert.deepEqual(answer['errors'], [])
})

test('connect answers what the document shows', async () => {
  await using site = await serveDocument()
  await curl(site, 'UserAgent/Update')

  const answer = await curl(site, 'UserAgentOAuth/HubSpotConnect')

  const { searchParams, pathname } = new URL(answer['authorizeUrl'])
  assert.deepEqual(Object.keys(answer), Object.keys(connectAnswer ?? {}))
  assert.equal(pathname, new URL(connectAnswer?.['authorizeUrl']).pathname)
  assert.equal(searchParams.get('client_id'), 'YOUR_HUBSPOT_CLIENT_ID')
})

test('connect in own mode is refused before the credentials are saved', async () => {
  await using site = await serveDocument()

  const answer = await curl(site, 'UserAgentOAuth/HubSpotConnect')

  assert.deepEqual(answer, { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] })
})

test('an approval ends on the document’s success URL', async () => {
  await using site = await serveDocument()

  const landed = await connectByCurl(site)

  assert.equal(landed, successUrl)
})

test('status answers the document’s JSON to the letter', async () => {
  await using site = await serveDocument()
  await connectByCurl(site)

  const answer = await curl(site, 'UserAgentOAuth/HubSpotStatus')

  assert.deepEqual(answer, statusAnswer)
  assert.deepEqual(Object.keys(answer), Object.keys(statusAnswer ?? {}))
})

test('the agent is started', async () => {
  await using site = await serveDocument()

  const answer = await curl(site, 'UserAgent/Start')

  assert.deepEqual(answer, { result: true, useragents: [], errors: [] })
})

test('TokenRefresh returns a new access and a new refresh token', async () => {
  await using site = await serveDocument()
  await connectByCurl(site)

  const first = await curl(site, 'UserAgentOAuth/TokenRefresh')
  const second = await curl(site, 'UserAgentOAuth/TokenRefresh')

  assert.equal(first['result'], true)
  assert.notEqual(second['accessToken'], first['accessToken'])
  assert.notEqual(second['refreshToken'], first['refreshToken'])
})

test('the document’s custom skill is kept', async () => {
  await using site = await serveDocument()

  const { useragents } = await site.api('UserAgent/Update', skills)

  assert.deepEqual(useragents[0].configuration.custom_skills, skills?.['configuration'].custom_skills)
})
