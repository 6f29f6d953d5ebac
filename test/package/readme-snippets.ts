/** The README's code blocks, compiled: they use only what exists. readme-recipes.test.ts runs those that can be run. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { transform } from 'esbuild'
import type TS from 'typescript'
import { WiroHubspotConnect } from '../../src/card/element.js'
import { compile, compilerErrors, ts } from './compiler.js'
import { root } from './packed.js'
import { blocks, codesIn, tableIn } from './readme.js'

/** Declarations of the host's own functions that the snippets call. */
const hostDeclarations = `
import type { Express } from 'express'
import type { State } from 'wiro-hubspot-connect'
import type {} from 'wiro-hubspot-connect/define'
import type { Handler } from 'wiro-hubspot-connect/server'
declare global {
  const app: Express
  const handler: Handler
  const button: HTMLButtonElement
  const cookie: string
  function draw(state: State): void
  function sessionOf(request: Request): Promise<{ agentGuid: string } | undefined>
  function escapeHtml(text: string): string
  function accessToken(): Promise<string>
  /** The part of node-redis that the README uses. */
  const redis: { set(key: string, value: string, options: { NX: true; EX: number }): Promise<'OK' | null> }
}`

/** Declarations of packages that are not installed here, from their documentation. */
const packageDeclarations = `
declare module 'hono' {
  export class Hono {
    all(path: string, answer: (context: { req: { raw: Request } }) => Promise<Response>): this
  }
}
declare module '@vitejs/plugin-vue' {
  export default function vue(options: { template: { compilerOptions: { isCustomElement(tag: string): boolean } } }): object
}
declare module 'playwright' {
  export * from 'playwright-core'
}`

/** Node's type of a server's address includes pipe names; the snippets listen on a port. */
const isPipe = /^Property 'port' does not exist on type 'string \| AddressInfo'/

/** Compiles each snippet as a module, with the package's entry points mapped to the source. */
function errorsIn(snippets: string[]): string[] {
  const folder = join(root, 'test/package')
  const sources = new Map(snippets.map((code, index) => [join(folder, `readme-${index}.js`), code + '\nexport {}\n']))
  sources.set(join(folder, 'readme-given.ts'), hostDeclarations)
  sources.set(join(folder, 'readme-others.d.ts'), packageDeclarations)
  const options: TS.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    strict: false,
    useDefineForClassFields: false,
    paths: {
      'wiro-hubspot-connect': [join(root, 'src/index.ts')],
      'wiro-hubspot-connect/define': [join(root, 'src/define.ts')],
      'wiro-hubspot-connect/connector': [join(root, 'src/connector/connector.ts')],
      'wiro-hubspot-connect/server': [join(root, 'src/server/handler.ts')],
      'wiro-hubspot-connect/server/node': [join(root, 'src/server/node.ts')],
      'wiro-hubspot-connect/emulator': [join(root, 'src/emulator/index.ts')],
    },
  }
  const program = compile([...sources.keys()], options, sources)
  return [...sources].flatMap(([name, code]) =>
    compilerErrors(program, [program.getSourceFile(name)])
      .filter((message) => !isPipe.test(message))
      .map((message) => `${message}\nin\n${code}`),
  )
}

const inLanguage = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language))

test('each JavaScript snippet compiles', () => {
  const snippets = inLanguage('js').map(({ code }) => code)

  assert.ok(snippets.length > 10)
  assert.deepEqual(errorsIn(snippets), [])
})

test('a misspelt option in a snippet does not compile', () => {
  const [error = ''] = errorsIn([`import { configure } from 'wiro-hubspot-connect'\nconfigure({ endpointOrigin: [] })`])

  assert.match(error, /endpointOrigin/)
})

test('each JSX and TypeScript snippet parses', () => {
  for (const { code } of inLanguage('jsx', 'ts')) {
    const compilerOptions = { jsx: ts.JsxEmit.Preserve, experimentalDecorators: true }
    const { diagnostics = [] } = ts.transpileModule(code, {
      fileName: 'it.tsx',
      reportDiagnostics: true,
      compilerOptions,
    })

    assert.deepEqual(
      diagnostics.map(({ messageText }) => messageText),
      [],
      code,
    )
  }
})

test('each tag in a snippet has only attributes, properties and events that exist', () => {
  const tags = blocks.flatMap(({ code }) => code.match(/<wiro-hubspot-connect\b[^<]*>/g) ?? [])
  const events = codesIn(tableIn('Events', 'event'), 'event')
  const known = [...WiroHubspotConnect.observedAttributes, 'headers', 'ref', ...events]

  const named = tags.flatMap((tag) => [...tag.matchAll(/[\s(]([@:]?[\w-]+)\)?(?==)|(?<!=)\{(\w+)\}/g)])
  const names = named.map(([, name, short]) => (name ?? short!).replace(/^(@|:|on(?=wiro-))/, ''))
  assert.ok(names.length > 10)
  assert.deepEqual(
    names.filter((name) => !known.includes(name)),
    [],
  )
})

test('each slot in a snippet exists', () => {
  const filled = inLanguage('html').flatMap(({ code }) =>
    [...code.matchAll(/\bslot="([^"]+)"/g)].map(([, name]) => name!),
  )
  const problems = codesIn(tableIn('Codes', 'code'), 'code').map((code) => 'problem-' + code)
  const known = [...codesIn(tableIn('Slots', 'slot'), 'slot'), ...problems]

  assert.ok(filled.length > 2)
  assert.deepEqual(
    filled.filter((name) => !known.includes(name)),
    [],
  )
})

test('each style sheet in a snippet is valid, and uses only parts, properties and states that exist', async () => {
  const css = inLanguage('css')
    .map(({ code }) => code)
    .join('\n')
  const found = (pattern: RegExp) => [...css.matchAll(pattern)].map(([, name]) => name)
  const parts = tableIn('Parts', 'part')

  assert.deepEqual((await transform(css, { loader: 'css' })).warnings, [])
  const known = [
    ...parts.flatMap((row) => codesIn([row], 'part').concat(codesIn([row], 'what it is'))),
    ...codesIn(tableIn('Custom properties', 'custom property'), 'custom property'),
    ...codesIn(tableIn('States', '`state.status`'), '`:state()`'),
  ]
  const named = found(/(?:::part\(|:state\(|(?=--wiro))([\w-]+)/g)
  assert.ok(named.length > 3)
  assert.deepEqual(
    named.filter((name) => !known.includes(name!)),
    [],
  )
})
