/** Compiles the code of the pages, with the package's entry points mapped to the source. */
import { join } from 'node:path'
import type TS from 'typescript'
import { compile, compilerErrors, ts } from '../package/compiler.js'
import { root } from '../package/packed.js'
import type { Block } from './pages.js'

/** Declarations of the host's own values and functions that the examples use. */
const hostDeclarations = `
import type { Express } from 'express'
import type { State } from 'wiro-hubspot-connect'
import type {} from 'wiro-hubspot-connect/define'
import type { Handler } from 'wiro-hubspot-connect/server'
declare global {
  const app: Express
  const handler: Handler
  const button: HTMLButtonElement
  const request: Request
  function draw(state: State): void
  function showProblem(problem: { text: string; code: string; retryAfter?: number } | undefined): void
  function sessionOf(request: Request): Promise<{ agentGuid: string; customerId: string; csrfToken: string; role: string } | undefined>
  function tenantOf(origin: string | null): Promise<{ domain: string } | undefined>
  function agentsOf(customerId: string): Promise<Map<string, string>>
  function portalsOf(agent: string): Promise<string[]>
  const accountNames: { get(key: string): string | undefined; set(key: string, name?: string): void }
  function escapeHtml(text: string): string
  function accessToken(): Promise<string>
  /** The parts of Bun and Deno that the pages use. */
  const Bun: { serve(options: { port: number; fetch(request: Request): Response | Promise<Response> }): object }
  const Deno: { serve(options: { port: number }, handler: (request: Request) => Response | Promise<Response>): object }
  /** As Vite declares it. */
  interface ImportMeta {
    readonly env: { readonly DEV: boolean }
  }
  const server: import('node:http').Server
  /** In a service worker, whose types exclude those of a page. */
  function addEventListener(
    type: 'fetch',
    listener: (event: { request: Request; respondWith(response: Promise<Response | undefined>): void }) => void,
  ): void
}`

/** Declarations of packages that are not installed here, from their documentation. */
const packageDeclarations = `
declare module '@vitejs/plugin-vue' {
  export default function vue(options: { template: { compilerOptions: { isCustomElement(tag: string): boolean } } }): { name: string }
}
declare module '@angular/core' {
  export const CUSTOM_ELEMENTS_SCHEMA: object
  export function Component(options: { selector: string; schemas?: object[]; template: string }): ClassDecorator
  export function Input(): PropertyDecorator
}
declare module 'vue' {
  export function shallowRef<T>(value: T): { value: T }
  export function onScopeDispose(callback: () => void): void
}
declare module 'svelte/store' {
  export function readable<T>(value: T, start: (set: (value: T) => void) => () => void): object
}
declare module 'redis' {
  interface Client {
    connect(): Promise<Client>
    on(event: 'error', listener: (error: unknown) => void): Client
    get(key: string): Promise<string | null>
    set(key: string, value: string, options: { NX: true; EX: number }): Promise<'OK' | null>
  }
  export function createClient(options: { url?: string | undefined }): Client
}
declare module 'ioredis' {
  export class Redis {
    constructor(url?: string)
    on(event: 'error', listener: (error: unknown) => void): this
    get(key: string): Promise<string | null>
    set(key: string, value: string, mode: 'EX', seconds: number, condition: 'NX'): Promise<'OK' | null>
  }
}
declare module 'libsql' {
  interface Statement {
    get(...values: (string | number)[]): { value: string } | undefined
    run(...values: (string | number)[]): { changes: number }
  }
  export default class Database {
    constructor(file?: string, options?: { timeout?: number })
    exec(statement: string): void
    prepare(statement: string): Statement
  }
}
declare module 'fastify' {
  interface Instance {
    register(plugin: (instance: Instance) => Promise<void>): void
    removeAllContentTypeParsers(): void
    addContentTypeParser(type: string, parser: (request: object, payload: object, done: (error: null) => void) => void): void
    all(path: string, handler: (request: { raw: Incoming }, reply: { hijack(): void; raw: Outgoing }) => unknown): void
    listen(options: { port: number }): Promise<string>
  }
  type Incoming = import('node:http').IncomingMessage
  type Outgoing = import('node:http').ServerResponse
  export default function fastify(): Instance
}
declare module '@nestjs/core' {
  type Listener = (req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown
  export const NestFactory: {
    create(module: object): Promise<{ use(path: string, listener: Listener): void; listen(port: number): Promise<void> }>
  }
}
declare module 'playwright' {
  export * from 'playwright-core'
}
declare module '@playwright/test' {
  type Fixtures = { page: import('playwright-core').Page; request: import('playwright-core').APIRequestContext }
  type Use = (fixtures: Fixtures) => Promise<unknown>
  interface Server { command: string; url?: string; port?: number }
  export function defineConfig(config: { testDir?: string; workers?: number; use?: { baseURL?: string }; webServer?: Server[] }): object
  export const test: { (title: string, use: Use): void; beforeEach(use: Use): void }
  export function expect(locator: import('playwright-core').Locator): { toBeVisible(): Promise<void> }
}
declare module '@jest/globals' {
  export function test(title: string, run: () => Promise<void>): void
  export function expect(value: unknown): { toContain(text: string): void }
}`

const handlerDeclaration = "export const handler: import('wiro-hubspot-connect/server').Handler"

/** The files of a host that examples import: its handler, in the two places, and the module of a Nest application. */
const hostFiles = {
  'hubspot-handler.d.ts': handlerDeclaration,
  '../hubspot-handler.server.d.ts': handlerDeclaration,
  'app.module.d.ts': 'export class AppModule {}',
  'hubspot-store.d.ts': "export const store: import('wiro-hubspot-connect/server').Store",
}

/** Node's type of a server's address includes pipe names; the examples listen on a port. */
const isPipe = /^Property 'port' does not exist on type 'string \| AddressInfo'/

const entry = (path: string) => [join(root, 'src', path)]

/** The compiler's options for the pages' code. */
export const exampleOptions: TS.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  jsx: ts.JsxEmit.ReactJSX,
  experimentalDecorators: true,
  strict: false,
  useDefineForClassFields: false,
  paths: {
    'wiro-hubspot-connect': entry('index.ts'),
    'wiro-hubspot-connect/define': entry('define.ts'),
    'wiro-hubspot-connect/connector': entry('connector/connector.ts'),
    'wiro-hubspot-connect/react': entry('react/index.ts'),
    'wiro-hubspot-connect/server': entry('server/handler.ts'),
    'wiro-hubspot-connect/server/node': entry('server/node.ts'),
    'wiro-hubspot-connect/emulator': entry('emulator/index.ts'),
    'wiro-hubspot-connect/types/*': entry('types/*.d.ts'),
  },
}

/** Compiles each example as a module of its own, and returns the errors with the place of the example. */
export function compileExamples(examples: Block[]): string[] {
  const folder = join(root, 'test/docs')
  const pathOf = ({ language }: Block, index: number) => join(folder, `example-${index}.${language}`)
  const sources = new Map(examples.map((block, index) => [pathOf(block, index), block.code + '\nexport {}\n']))
  sources.set(join(folder, 'example-host.ts'), hostDeclarations)
  sources.set(join(folder, 'example-packages.d.ts'), packageDeclarations)
  for (const [file, declaration] of Object.entries(hostFiles)) sources.set(join(folder, file), declaration)
  const program = compile([...sources.keys()], exampleOptions, sources)
  return examples.flatMap((block, index) =>
    compilerErrors(program, [program.getSourceFile(pathOf(block, index))])
      .filter((message) => !isPipe.test(message))
      .map((message) => `${block.page}, ${block.section}: ${message}`),
  )
}
