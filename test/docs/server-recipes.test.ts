/**
 * docs/server.md and docs/mounting.md: their recipes, run as they stand with the packed package. Those for frameworks
 * that are not installed here are run by `npm run test:runtimes`.
 */
import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { promisify } from 'node:util'
import { transformSync } from 'esbuild'
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { run } from '../package/packed.js'
import { publicUrl } from '../server/endpoint.js'
import { codeIn } from './cells.js'
import { exampleIn, hostFolder } from './host-project.js'
import { pageOf } from './pages.js'

const page = 'docs/server.md'
const mounting = 'docs/mounting.md'

/** The folder of the recipes, inside of the project so that a recipe can import from the folder above. */
const folder = join(hostFolder(), 'server')

before(() => {
  mkdirSync(folder)
  writeFileSync(join(hostFolder(), 'package.json'), '{ "private": true, "type": "module" }')
  const handler = `process.env.WIRO_API_KEY = 'key'
    const sessionOf = async () => undefined
    ${exampleIn(page, 'Create the handler', 'js')}`
  writeFileSync(join(folder, 'hubspot-handler.js'), handler)
  writeFileSync(join(hostFolder(), 'hubspot-handler.server.js'), handler)
})

let files = 0

/** Runs code as a file of a host, and returns the last line that it prints, parsed as JSON. */
function runFile(code: string, extension = 'js'): unknown {
  const file = `recipe-${files++}.${extension}`
  writeFileSync(join(folder, file), code)
  return JSON.parse(run(folder, process.execPath, file).split('\n').at(-2)!)
}

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return String(port)
}

/** Code that sends a GET and a POST with `send(path, init)`, and prints how each is answered. */
const printAnswers = `
const post = { method: 'POST', headers: { origin: 'https://app.example.com', 'content-type': 'application/json' }, body: '{"action":"status"}' }
const answers = []
for (const init of [{ method: 'GET' }, post]) {
  const response = await send('/api/hubspot', init)
  answers.push([response.status, response.headers.get('content-type').split(';')[0]])
}
console.log(JSON.stringify(answers))
process.exit()`

const mounted = [
  [200, 'text/html'],
  [401, 'application/json'],
]

const requestTo = (call: string) =>
  `const send = (path, init) => { const request = new Request('https://app.example.com' + path, init); return ${call} }\n`

const functions: [section: string, call: string][] = [
  ['Next.js', 'handler(request)'],
  ['Hono', 'app.fetch(request)'],
  ['SvelteKit', `(init.method === 'GET' ? GET : POST)({ request })`],
  ['Remix and React Router', `(init.method === 'GET' ? loader : action)({ request })`],
]

for (const [section, call] of functions) {
  test(`the route for ${section} serves the relay page, and refuses a request without a session`, () => {
    const host = `process.env.WIRO_API_KEY = 'key'\nconst sessionOf = async () => undefined\n`

    assert.deepEqual(
      runFile(host + exampleIn(mounting, section, 'js') + '\n' + requestTo(call) + printAnswers),
      mounted,
    )
  })
}

const servers: [title: string, section: string][] = [
  ['Express', 'Express'],
  ['node:http', "Node's own servers"],
]

for (const [title, section] of servers) {
  test(`the server with ${title} serves the relay page, and refuses a request without a session`, async () => {
    const port = await findFreePort()
    const recipe = exampleIn(mounting, section, 'js')
    assert.ok(recipe.includes('listen(3000)'))

    const send = `\nconst send = (path, init) => fetch('http://127.0.0.1:${port}' + path, init)\n`
    assert.deepEqual(runFile(recipe.replace('3000', port) + send + printAnswers), mounted)
  })
}

const withoutTypes = (code: string) => transformSync(code, { loader: 'ts' }).code

const sessions: [title: string, index: number, before: string, listen: string][] = [
  [
    'Express',
    0,
    `import express from 'express'
     const app = express().use(express.json(), (req, res, next) => ((req.session = sessionFor(req.headers['x-nobody'])), next()))`,
    'app.listen(port)',
  ],
  [
    'Hono',
    1,
    `import { createServer } from 'node:http'
     import { createHandler } from 'wiro-hubspot-connect/server'
     import { toNodeListener } from 'wiro-hubspot-connect/server/node'
     const handler = createHandler({
       apiKey: 'key',
       publicUrl: 'https://app.example.com/api/hubspot',
       resolveAgent: (request, agentKey, session) => session.agentGuid,
     })`,
    `const sessions = new Hono().use((context, next) => (context.set('session', sessionFor(context.req.header('x-nobody'))), next()))
     createServer(toNodeListener(sessions.route('/', app).fetch)).listen(port)`,
  ],
]

for (const [title, index, before, listen] of sessions) {
  test(`the route for ${title} finds the session on the framework’s own request`, async () => {
    const port = await findFreePort()
    const codes = runFile(`${before}
    process.env.WIRO_API_KEY = 'key'
    function sessionFor(nobody) { return { agentGuid: nobody ? null : undefined } }
    ${withoutTypes(exampleIn(mounting, "The framework's own session", 'ts', index))}
    const port = ${port}
    ${listen}
    const ask = async (headers) => {
      const init = { method: 'POST', headers: { origin: 'https://app.example.com', ...headers }, body: '{"action":"status"}' }
      const response = await fetch('http://127.0.0.1:${port}/api/hubspot', init)
      return (await response.json()).errors[0].code
    }
    const json = { 'content-type': 'application/json' }
    console.log(JSON.stringify([await ask(json), await ask({ ...json, 'x-nobody': '1' })]))
    process.exit()`)

    assert.deepEqual(codes, ['signed_out', 'forbidden'])
  })
}

test('a CommonJS file loads the package with require', () => {
  const print = 'console.log(JSON.stringify([typeof createHandler, typeof toNodeListener]))'

  assert.deepEqual(runFile(exampleIn(mounting, 'CommonJS', 'cjs') + '\n' + print, 'cjs'), ['function', 'function'])
})

test('a CommonJS file loads the package with import()', () => {
  const options = `{ apiKey: 'key', publicUrl: '${publicUrl}', resolveAgent: () => undefined }`
  const print = `createHubSpotListener(${options}).then((listener) => console.log(JSON.stringify(typeof listener)))`

  assert.equal(runFile(exampleIn(mounting, 'CommonJS', 'cjs', 1) + '\n' + print, 'cjs'), 'function')
})

// ── Check that it answers ───────────────────────────────────────────────────────────────────────────────────────────

/** Runs one of the page's curl lines against a server with these options, and returns what it prints. */
async function runCurl(index: number, options: (origin: string) => Partial<HandlerOptions>): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const defaults = { apiKey: 'key', publicUrl: origin + '/api/hubspot', resolveAgent: () => undefined, log: () => {} }
  server.on('request', toNodeListener(createHandler({ ...defaults, ...options(origin) })))
  const line = exampleIn(page, 'Check that it answers', 'sh').split('\n')[index]!
  const { stdout } = await promisify(exec)(line.replaceAll('https://app.example.com', origin))
  server.close()
  return stdout
}

const rows = pageOf(page).tableIn('Check that it answers', 'you get')

const checks: [row: string, curl: number, options: (origin: string) => Partial<HandlerOptions>][] = [
  ['200', 0, () => ({})],
  ['401', 1, () => ({})],
  ['403', 1, () => ({ publicUrl })],
  ['500', 1, () => ({ resolveAgent: () => Promise.reject(new Error('out of order')) })],
]

for (const [status, curl, options] of checks) {
  const row = rows.find((row) => row['you get']!.startsWith(status))!
  test(`the check prints ${row['you get']} where ${row['it means']}`, async () => {
    const printed = await runCurl(curl, options)

    assert.match(printed, new RegExp(`^HTTP/1.1 ${status} `))
    assert.ok(printed.includes(codeIn(row['you get'])[0]!))
  })
}
