/**
 * The frameworks and runtimes, each with the lines of docs/mounting.md that mount the handler in it. Their packages are
 * installed when the tests run, into a cache: together they weigh half a gigabyte.
 */
import { exampleIn } from '../docs/host-project.js'

/** A file's name and its content. */
type Files = Record<string, string>

export interface Host {
  name: string
  /** npm's packages, with exact versions. */
  packages?: Record<string, string>
  /** Returns the files of a project that listens on the port. */
  files(port: number): Files
  /** Returns the command that starts it, in the project's folder. */
  command(port: number): readonly [string, ...string[]]
  /** Bundles the project's file `worker.js` before it is started. */
  isBundled?: true
  scheme?: 'https'
}

const MOUNTING = 'docs/mounting.md'

/** The first lines of every project's handler: where the session is looked up. */
const sessionOf = `
const sessionOf = async (request) =>
  /session=1/.test(request.headers.get('cookie')) ? { agentGuid: 'your-useragent-guid' } : undefined
`

/** The handler of the page on the server route, in front of the emulator. */
const handlerFile =
  sessionOf +
  exampleIn('docs/server.md', 'Create the handler', 'js').replace(
    'apiKey: process.env.WIRO_API_KEY,',
    '$& baseUrl: process.env.WIRO_BASE_URL,',
  )

const recipe = (section: string, port: number, language = 'js', index = 0) =>
  exampleIn(MOUNTING, section, language, index).replace('3000', String(port))

/** A host in which the recipe is a program. */
const program = (
  name: string,
  section: string,
  {
    packages = {},
    extra = {},
    after = () => '',
  }: { packages?: Host['packages']; extra?: Files; after?: (port: number) => string } = {},
): Host => ({
  name,
  packages,
  files: (port) => ({
    'hubspot-handler.js': handlerFile,
    'server.js': recipe(section, port) + after(port),
    ...extra,
  }),
  command: () => [process.execPath, 'server.js'],
})

const nestModule = `
import 'reflect-metadata'
import { Module } from '@nestjs/common'
export class AppModule {}
Module({})(AppModule)
`

const workerConfig = (port: number) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "internet", network = (allow = ["public", "private"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ],
);
const worker :Workerd.Worker = (
  modules = [ (name = "worker", esModule = embed "worker.bundle.js") ],
  compatibilityDate = "2026-01-01",
  bindings = [ (name = "WIRO_API_KEY", fromEnvironment = "WIRO_API_KEY"), (name = "WIRO_BASE_URL", fromEnvironment = "WIRO_BASE_URL") ],
);
`

/** Stands for API Gateway: turns a request into an event of version 2.0, and the result into an answer. */
const lambdaServer = (port: number) => `
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
createServer(async (req, res) => {
  const [path, query = ''] = req.url.split('?')
  const result = await handler({
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: req.headers,
    requestContext: { domainName: req.headers.host, http: { method: req.method, path } },
    body: await text(req),
    isBase64Encoded: false,
  })
  const body = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8')
  res.writeHead(result.statusCode, result.headers).end(body)
}).listen(${port})`

const certificate =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=app.example.com -keyout key.pem -out cert.pem 2>/dev/null'

const nginxConfig = (port: number) => `
daemon off;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate cert.pem;
    ssl_certificate_key key.pem;
    location / { proxy_pass http://127.0.0.1:${port + 1}; }
  }
}
`

export const hosts: readonly Host[] = [
  program('Node', "Node's own servers"),
  program('Express 4', 'Express', { packages: { express: '4.22.1' } }),
  program('Express 5', 'Express', { packages: { express: '5.3.0' } }),
  program('Fastify', 'Fastify', { packages: { fastify: '5.12.8' } }),
  program('Koa', 'Koa', { packages: { koa: '3.3.0' } }),
  program('Nest', 'Nest', {
    packages: {
      '@nestjs/core': '12.5.1',
      '@nestjs/common': '12.5.1',
      '@nestjs/platform-express': '12.5.1',
      'reflect-metadata': '0.2.2',
      rxjs: '7.8.2',
    },
    extra: { 'app.module.js': nestModule },
  }),
  program('Hono', 'Hono', {
    packages: { hono: '4.13.19', '@hono/node-server': '2.1.9' },
    after: (port) => `
import { serve } from '@hono/node-server'
serve({ fetch: app.fetch, port: ${port} })`,
  }),
  program('AWS Lambda', 'AWS Lambda', { packages: { hono: '4.13.19' }, after: lambdaServer }),
  {
    name: 'Bun',
    packages: { bun: '1.4.5' },
    files: (port) => ({ 'hubspot-handler.js': handlerFile, 'server.ts': recipe('Bun and Deno', port, 'ts') }),
    command: () => ['node_modules/.bin/bun', 'run', 'server.ts'],
  },
  {
    name: 'Deno',
    packages: { deno: '2.9.6' },
    files: (port) => ({ 'hubspot-handler.js': handlerFile, 'server.ts': recipe('Bun and Deno', port, 'ts', 1) }),
    command: () => [
      'node_modules/.bin/deno',
      'run',
      '--allow-all',
      '--node-modules-dir=manual',
      '--no-check',
      'server.ts',
    ],
  },
  {
    name: 'workerd',
    packages: { workerd: '1.20261117.1', esbuild: '0.28.2' },
    files: (port) => ({
      'worker.js':
        sessionOf +
        exampleIn(MOUNTING, 'Cloudflare Workers', 'js').replace(
          'apiKey: env.WIRO_API_KEY,',
          '$& baseUrl: env.WIRO_BASE_URL,',
        ),
      'config.capnp': workerConfig(port),
    }),
    isBundled: true,
    command: () => ['node_modules/.bin/workerd', 'serve', 'config.capnp'],
  },
  {
    name: 'nginx with TLS, and Node behind it',
    files: (port) => ({
      'hubspot-handler.js': handlerFile,
      'server.js': recipe("Node's own servers", port + 1),
      'nginx.conf': nginxConfig(port),
    }),
    scheme: 'https',
    command: () => [
      'sh',
      '-c',
      `${certificate} && (${process.execPath} server.js & exec nginx -p . -c nginx.conf -e stderr)`,
    ],
  },
]
