/** The tarball installed in an empty folder: each entry point resolves, runs in plain Node and has types. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type TS from 'typescript'
import { compile, compilerErrors, ts } from './compiler.js'
import { install, pack, root, run } from './packed.js'

const host = install(pack())

/** Runs a module in the host's folder and returns what it prints, parsed as JSON. */
function evaluate(code: string): unknown {
  writeFileSync(join(host, 'script.js'), code)
  return JSON.parse(run(host, process.execPath, 'script.js'))
}

const entries = {
  'wiro-hubspot-connect': ['WiroHubspotConnect', 'configure', 'createConnector'],
  'wiro-hubspot-connect/connector': ['configure', 'createConnector'],
  'wiro-hubspot-connect/server': ['createHandler', 'createWiro', 'WiroError'],
  'wiro-hubspot-connect/server/node': ['toNodeListener'],
  'wiro-hubspot-connect/emulator': ['createEmulator'],
  'wiro-hubspot-connect/define': [],
}

for (const [entry, expected] of Object.entries(entries)) {
  test(`F122 Node imports ${entry}, where there is no window`, () => {
    const names = evaluate(`import * as all from '${entry}'; console.log(JSON.stringify(Object.keys(all)))`) as string[]

    assert.deepEqual(
      expected.filter((name) => !names.includes(name)),
      [],
    )
  })
}

test('every entry of package.json resolves to a file', () => {
  const missing = evaluate(`
    import { existsSync, readFileSync } from 'node:fs'
    import { fileURLToPath } from 'node:url'
    const { exports } = JSON.parse(readFileSync('node_modules/wiro-hubspot-connect/package.json', 'utf8'))
    const names = Object.keys(exports).map((name) => 'wiro-hubspot-connect' + name.slice(1))
    console.log(JSON.stringify(names.filter((name) => !existsSync(fileURLToPath(import.meta.resolve(name))))))
  `)

  assert.deepEqual(missing, [])
})

test('a host reads the relay page from the path that the package exports', () => {
  const start = evaluate(`
    import { readFileSync } from 'node:fs'
    const html = readFileSync(new URL(import.meta.resolve('wiro-hubspot-connect/relay.html')), 'utf8')
    console.log(JSON.stringify([html.slice(0, 15), html.includes('name="wiro-relay"')]))
  `)

  assert.deepEqual(start, ['<!doctype html>', true])
})

test('in plain Node the handler serves the relay page, and reads a status from the emulator', () => {
  const answers = evaluate(`
    import { createHandler } from 'wiro-hubspot-connect/server'
    import { createEmulator } from 'wiro-hubspot-connect/emulator'
    const emulator = createEmulator()
    const handler = createHandler({
      apiKey: 'YOUR_API_KEY',
      publicUrl: 'http://localhost/api',
      baseUrl: 'http://127.0.0.1:1/v1',
      resolveAgent: () => 'your-useragent-guid',
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
    })
    const page = await handler(new Request('http://localhost/api'))
    const headers = { origin: 'http://localhost', 'content-type': 'application/json' }
    const body = JSON.stringify({ action: 'status' })
    const status = await handler(new Request('http://localhost/api', { method: 'POST', headers, body }))
    console.log(JSON.stringify([page.headers.get('content-type'), (await status.json()).connected]))
  `)

  assert.deepEqual(answers, ['text/html; charset=utf-8', false])
})

const pageCode = `
import { configure, createConnector, WiroHubspotConnect } from 'wiro-hubspot-connect'
import type { Code, Connector, State, WiroConnectedEvent } from 'wiro-hubspot-connect'
import { createConnector as headless, type ConnectorOptions } from 'wiro-hubspot-connect/connector'
import 'wiro-hubspot-connect/define'

configure({ endpointOrigins: ['https://api.example.com'] })
const element: WiroHubspotConnect = document.createElement('wiro-hubspot-connect')
element.tokenEndpoint = '/api/hubspot'
element.addEventListener('wiro-connected', (event) => {
  const { portalId }: WiroConnectedEvent = event
  console.log(portalId?.toUpperCase())
})
const options: ConnectorOptions = { tokenEndpoint: '/api/hubspot' }
const connectors: Connector[] = [createConnector(options), headless(options)]
const portalOf = (state: State) => (state.status === 'connected' ? state.account.portalId : undefined)
const codeOf = (state: State): Code | undefined => (state.status === 'failed' ? state.problem.code : undefined)
console.log(connectors.map(({ state }) => [portalOf(state), codeOf(state)]))
// @ts-expect-error There is no such property.
element.tokenEndpont = '/api/hubspot'
// @ts-expect-error There is no such status.
console.log(element.state.status === 'linked')
`

/** With `define` alone: the element's class and its events come with it. */
const defineCode = `
import 'wiro-hubspot-connect/define'

document.addEventListener('wiro-error', ({ code }) => console.log(code === 'offline'))
window.addEventListener('wiro-connected', ({ portalId }) => console.log(portalId?.trim()))
const card = document.querySelector('wiro-hubspot-connect')
card?.addEventListener('wiro-flow-end', ({ outcome, duration }) => console.log(outcome === 'connected', duration.toFixed()))
// @ts-expect-error There is no such field.
document.addEventListener('wiro-connected', ({ portal }) => console.log(portal))
// @ts-expect-error There is no such code.
document.addEventListener('wiro-error', ({ code }) => console.log(code === 'of_line'))
`

const localesCode = `
import { configure } from 'wiro-hubspot-connect'

configure({ locales: { en: { title: 'CRM', buttons: { reconnect: 'Connect again' } }, de: {} } })
// @ts-expect-error There is no such text.
configure({ locales: { en: { titel: 'CRM' } } })
// @ts-expect-error There is no such button.
configure({ locales: { en: { buttons: { reconect: 'Connect again' } } } })
// @ts-expect-error A text is a string.
configure({ locales: { en: { title: 1 } } })
`

const serverCode = `
import { createServer } from 'node:http'
import { createEmulator, type Emulator } from 'wiro-hubspot-connect/emulator'
import { createHandler, createWiro, type Handler, type HandlerOptions, type RequestContext } from 'wiro-hubspot-connect/server'
import { toNodeListener } from 'wiro-hubspot-connect/server/node'

const emulator: Emulator = createEmulator()
const options: HandlerOptions = {
  apiKey: process.env.WIRO_API_KEY,
  publicUrl: process.env.PUBLIC_URL,
  baseUrl: process.env.WIRO_BASE_URL,
  resolveAgent: async (request) => request.headers.get('x-agent'),
  accountName: ({ agent }: RequestContext) => agent,
  fetch: (input, init) => emulator.fetch(new Request(input, init)),
}
const handler: Handler = createHandler(options)
createServer(toNodeListener(handler))
createWiro({ apiKey: process.env.WIRO_API_KEY, baseUrl: process.env.WIRO_BASE_URL })
// @ts-expect-error The key is required.
createHandler({ publicUrl: '', resolveAgent: () => null })
`

/** Node's own declarations, which do not come with the package. */
const isNodeTypes = ({ fileName }: TS.SourceFile) => /\/node_modules\/(@types\/node|undici-types)\//.test(fileName)

/** Compiles strictly and checks the declarations of the package and of Lit too. */
function errorsIn(name: string, code: string, resolution: string, more: object): string[] {
  const file = `${name}.ts`
  writeFileSync(join(host, file), code)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipDefaultLibCheck: true,
    noEmit: true,
    target: 'ES2022',
    moduleResolution: resolution,
    module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
    ...more,
  }
  const project = join(host, 'tsconfig.json')
  const { options, errors } = ts.parseJsonConfigFileContent({ compilerOptions }, ts.sys, host, {}, project)
  assert.deepEqual(errors, [])
  const program = compile([join(host, file)], options)
  return compilerErrors(
    program,
    program.getSourceFiles().filter((file) => !isNodeTypes(file)),
  )
}

/** A host's server code has Node's types installed; these are this repository's. */
const typeRoots = [join(root, 'node_modules/@types')]

for (const resolution of ['nodenext', 'bundler']) {
  test(`a page’s code compiles against the types (${resolution})`, () => {
    const options = { types: [], lib: ['ES2022', 'DOM', 'DOM.Iterable'] }

    assert.deepEqual(errorsIn('page', pageCode, resolution, options), [])
  })

  test(`a page that imports define alone hears events with their types (${resolution})`, () => {
    const options = { types: [], lib: ['ES2022', 'DOM', 'DOM.Iterable'] }

    assert.deepEqual(errorsIn('define', defineCode, resolution, options), [])
  })

  test(`a misspelt text of configure does not compile (${resolution})`, () => {
    const options = { types: [], lib: ['ES2022', 'DOM', 'DOM.Iterable'] }

    assert.deepEqual(errorsIn('locales', localesCode, resolution, options), [])
  })

  test(`a server’s code compiles against the types (${resolution})`, () => {
    const options = { types: ['node'], typeRoots, lib: ['ES2022'] }

    assert.deepEqual(errorsIn('server', serverCode, resolution, options), [])
  })
}
