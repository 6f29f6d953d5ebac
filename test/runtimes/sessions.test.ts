/** The lines of docs/mounting.md that pass on the session of Koa and of Fastify, each in the framework itself. */
import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { createHandler } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { codeIn } from '../docs/cells.js'
import { pageOf } from '../docs/pages.js'
import { apiKey, pageOrigin, publicUrl } from '../server/endpoint.js'
import { connectedStatus, startServer } from '../server/fake-wiro.js'
import { makeProject } from './projects.js'

const handler = createHandler<{ session?: { agentGuid: string } }>({
  ...{ apiKey, publicUrl, actions: [], log: () => {} },
  resolveAgent: (_request, _agentKey, { session }) => session?.agentGuid,
  fetch: async () => Response.json(connectedStatus),
})

/** Returns the page's line as a function of the framework's request. */
function lineOf(framework: string, ...names: string[]) {
  const paragraph = pageOf('docs/mounting.md')
    .text.split('\n')
    .find((line) => line.includes(`In ${framework}: \``))!
  const [line = ''] = codeIn(paragraph.split(`In ${framework}: `)[1])
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The page's own code.
  const run = new Function('toNodeListener', 'handler', ...names, line) as (...args: unknown[]) => Promise<void>
  return (...given: unknown[]) => run(toNodeListener, handler, ...given)
}

const load = (name: string, packages: Record<string, string>): unknown =>
  createRequire(join(makeProject(name, packages, {}), 'package.json'))(name.toLowerCase())

const session = { agentGuid: 'guid-1' }

interface KoaContext {
  respond: boolean
  session?: object
}

interface KoaApp {
  use(middleware: (context: KoaContext) => unknown): void
  callback(): RequestListener
}

function createKoaListener(): RequestListener {
  const Koa = load('Koa', { koa: '3.3.0' }) as { default: new () => KoaApp }
  const line = lineOf('Koa', 'context')
  const app = new Koa.default()
  app.use((context) => {
    context.session = session
    context.respond = false
    return line(context)
  })
  return app.callback()
}

interface FastifyApp {
  server: Server
  register(plugin: (plugin: FastifyApp) => Promise<void>): void
  removeAllContentTypeParsers(): void
  addContentTypeParser(
    type: string,
    parse: (request: object, payload: object, done: (error: null) => void) => void,
  ): void
  all(path: string, answer: (request: { session?: object }, reply: { hijack(): void }) => unknown): void
  ready(): Promise<unknown>
  routing: RequestListener
}

async function createFastifyListener(): Promise<RequestListener> {
  const fastify = load('Fastify', { fastify: '5.12.8' }) as () => FastifyApp
  const line = lineOf('Fastify', 'request', 'reply')
  const app = fastify()
  app.register(async (plugin) => {
    plugin.removeAllContentTypeParsers()
    plugin.addContentTypeParser('*', (_request, _payload, done) => done(null))
    plugin.all('/api/hubspot', (request, reply) => {
      request.session = session
      reply.hijack()
      return line(request, reply)
    })
  })
  await app.ready()
  return app.routing
}

for (const [framework, createListener] of [
  ['Koa', createKoaListener],
  ['Fastify', createFastifyListener],
] as const) {
  test(`resolveAgent gets the session of ${framework}`, async (t) => {
    const origin = await startServer(t, createServer(await createListener()))

    const answer = await fetch(origin + '/api/hubspot', {
      method: 'POST',
      headers: { origin: pageOrigin, 'content-type': 'application/json' },
      body: '{"action":"status"}',
    })

    assert.equal(answer.status, 200)
    assert.equal(((await answer.json()) as { connected: boolean }).connected, true)
  })
}
