/** The README's code, run as it stands against the published package and the emulator. */
import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { loadProblemTexts, textsFor } from '../../src/card/locales/texts.js'
import { createEmulator } from '../../src/emulator/index.js'
import { configure, type Settings } from '../../src/configure.js'
import { parseConnect, parseStatus } from '../../src/protocol/endpoint.js'
import { toNodeListener } from '../../src/server/node.js'
import { findBrowser } from '../browser.js'
import { run } from '../package/packed.js'
import { exampleIn, hostFolder, runExample } from './host-project.js'

const snippetIn = (section: string, language: string, index = 0) => exampleIn('README.md', section, language, index)

const post = (origin: string) => `
const post = (body) => new Request('${origin}/api/hubspot', {
  method: 'POST', headers: { origin: '${origin}', 'content-type': 'application/json' }, body: JSON.stringify(body),
})
const told = async (response) => [response.status, response.headers.get('content-type').split(';')[0]]`

test('the route for Next.js serves the relay page, and refuses a request without a session', () => {
  const answers = runExample(
    'process.env.WIRO_API_KEY = "key"; const sessionOf = async () => undefined',
    snippetIn('Mounting it', 'js'),
    `${post('https://app.example.com')}
    const page = await answer(new Request('https://app.example.com/api/hubspot'))
    console.log(JSON.stringify([await told(page), await told(await answer(post({ action: 'status' })))]))`,
  )

  assert.deepEqual(answers, [
    [200, 'text/html'],
    [401, 'application/json'],
  ])
})

test('the route for Express finds the session on Express’s own request', () => {
  const answers = runExample(
    `import { once } from 'node:events'
    import express from ${JSON.stringify(import.meta.resolve('express'))}
    process.env.WIRO_API_KEY = 'key'
    const app = express()
    app.use(express.json(), (req, res, next) => { req.session = { agentGuid: req.headers['x-nobody'] ? null : undefined }; next() })`,
    snippetIn('Mounting it', 'js', 3),
    `${post('https://app.example.com')}
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const ask = async (headers) => {
      const request = post({ action: 'status' })
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
      const init = { method: 'POST', headers: request.headers, body: await request.text() }
      const response = await fetch('http://127.0.0.1:' + server.address().port + '/api/hubspot', init)
      return (await response.json()).errors[0].code
    }
    console.log(JSON.stringify([await ask({}), await ask({ 'x-nobody': '1' })]))
    server.close()`,
  )

  assert.deepEqual(answers, ['signed_out', 'forbidden'])
})

test('the handler on another origin allows the product’s origin and no other', () => {
  const answers = runExample(
    'process.env.WIRO_API_KEY = "key"; const sessionOf = async () => undefined',
    snippetIn('An API on another origin', 'js', 1),
    `const ask = async (origin, method) => {
      const headers = { origin, 'content-type': 'application/json' }
      const response = await handler(new Request('https://api.example.com/hubspot', { method, headers }))
      return [response.status, response.headers.get('access-control-allow-origin')]
    }
    const [ours, others] = ['https://app.example.com', 'https://www.example.com']
    console.log(JSON.stringify([await ask(ours, 'OPTIONS'), await ask(ours, 'POST'), await ask(others, 'OPTIONS')]))`,
  )

  assert.deepEqual(answers, [
    [204, 'https://app.example.com'],
    [400, 'https://app.example.com'],
    [403, null],
  ])
})

test('the card uses the texts that a host overrides, and its own for the others', async () => {
  const snippet = snippetIn('Words', 'js').replace(/^import .*$/m, '')
  const module = `export default (configure) => {${snippet}}`
  const { default: apply } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default(configure: (changes: Partial<Settings>) => void): void
  }

  await loadProblemTexts('en')
  apply(configure)
  const { first, problems } = textsFor('en')
  configure({ locales: {} })

  assert.equal(first.disconnected.text, 'Let your assistant work with HubSpot.')
  assert.equal(first.disconnected.button, textsFor('en').first.disconnected.button)
  assert.equal(problems.codes.internal_error.title, 'The assistant had a problem')
})

const emulated = `
import { createEmulator } from 'wiro-hubspot-connect/emulator'
import { createHandler } from 'wiro-hubspot-connect/server'
const emulator = createEmulator({ seed: { agents: [{ guid: 'guid', connected: '12345678' }] } })`

test('a server-rendered page contains a status that the card reads', () => {
  const html = runExample(
    `${emulated}
    const cookie = 'session=1'
    const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const handler = createHandler({
      apiKey: 'YOUR_API_KEY',
      publicUrl: 'https://app.example.com/api/hubspot',
      baseUrl: 'http://127.0.0.1/v1',
      fetch: emulator.fetch,
      resolveAgent: ({ headers }) => (headers.get('cookie') === cookie ? 'guid' : undefined),
    })`,
    snippetIn('Server-side rendering', 'js'),
    'console.log(JSON.stringify(html))',
  ) as string

  const [, written = ''] = /initial-status="([^"]+)"/.exec(html) ?? []
  const told = parseStatus(JSON.parse(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&')))
  assert.deepEqual([told?.connected, told?.account.portalId], [true, '12345678'])
})

interface ExampleRequest {
  headers?: object
  body: unknown
  /** The agent of the session; none where nobody is signed in. */
  agent?: string
  /** The API key that the back end sends to Wiro. */
  key?: string
}

/** Sends requests to the README's example of a back end, in which only Wiro's URL is replaced. */
async function requestExample(...requests: ExampleRequest[]): Promise<[status: number, body: any][]> {
  const wiro = createServer(toNodeListener(createEmulator({ seed: { agents: [{ guid: 'guid' }] } }).fetch))
  wiro.listen(0, '127.0.0.1')
  await once(wiro, 'listening')
  const origin = `http://127.0.0.1:${(wiro.address() as AddressInfo).port}`
  const code = `
    let agent
    export const signIn = (guid) => (agent = guid)
    const sessionOf = async () => agent && { agentGuid: agent }
    ${snippetIn('An example', 'js').replace('https://api.wiro.ai', origin)}`
  const example = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    signIn(guid?: string): void
    hubspot(request: Request): Promise<Response>
  }
  const answers: [status: number, body: any][] = []
  for (const { headers, body, agent, key = 'YOUR_API_KEY' } of requests) {
    process.env.WIRO_API_KEY = key
    example.signIn(agent)
    const all = { origin: 'https://app.example.com', 'content-type': 'application/json', ...headers }
    const init = { method: 'POST', headers: all, body: JSON.stringify(body) }
    const answer = await example.hubspot(new Request('https://app.example.com/hubspot', init))
    answers.push([answer.status, await answer.json()])
  }
  wiro.close()
  wiro.closeAllConnections()
  return answers
}

test('the example of a back end reads the status, connects and disconnects', async () => {
  const agent = 'guid'
  const [status, connect, disconnect] = await requestExample(
    { agent, body: { action: 'status' } },
    { agent, body: { action: 'connect', flow: 'AAAAAAAAAAAAAAAAAAAAA_', authMethod: 'wiro' } },
    { agent, body: { action: 'disconnect' } },
  )

  assert.equal(parseStatus(status![1])?.connected, false)
  assert.equal(new URL(parseConnect(connect![1])!.url).pathname, '/oauth/authorize')
  assert.deepEqual(disconnect![1], { result: true, errors: [] })
})

test('the example of a back end refuses what a handler must refuse', async () => {
  const body = { action: 'status' }
  const answers = await requestExample(
    { agent: 'guid', body, headers: { origin: 'https://elsewhere.example' } },
    { agent: 'guid', body, headers: { 'content-type': 'text/plain' } },
    { body },
    { agent: 'guid', body: { action: 'toString' } },
    { agent: 'guid', body: null },
    { agent: 'another', body },
    { agent: 'guid', body, key: 'another key' },
  )

  assert.deepEqual(
    answers.map(([status, { errors }]) => [status, errors[0].code]),
    [
      [403, 'misconfigured'],
      [403, 'misconfigured'],
      [401, 'signed_out'],
      [400, 'misconfigured'],
      [400, 'misconfigured'],
      [200, 1],
      [502, 'misconfigured'],
    ],
  )
})

test('the curl line switches a fault on', async () => {
  const emulator = createEmulator()
  const server = createServer(toNodeListener(emulator.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const line = snippetIn('Over HTTP', 'sh').replace('127.0.0.1:5174', `127.0.0.1:${port}`)

  await promisify(exec)(line)
  server.close()

  assert.deepEqual(emulator.faults.list(), { authorization_denied: {} })
})

test('the browser test against the emulator passes as it stands', async () => {
  const snippet = snippetIn('In your browser tests', 'js')
  const launched = snippet.replace(
    'chromium.launch()',
    `chromium.launch({ executablePath: ${JSON.stringify(await findBrowser())} })`,
  )
  writeFileSync(join(hostFolder(), 'browser.test.mjs'), launched)

  const said = run(hostFolder(), process.execPath, '--test', '--test-reporter=tap', 'browser.test.mjs')

  assert.match(said, /^# pass 2$/m)
})
