/**
 * Serves the demo's pages: from their sources with Vite's development server, or built once and kept in memory.
 * A page in demo/pages/ has its URL without the folder, such as `/card.html`.
 */
import type { RequestListener, Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'
import { readDocs } from './docs-pages.js'
import { htmlPage } from './html-page.js'
import { buildWithVite, importVite, viteConfig } from './vite-output.js'

export interface Pages {
  handle: RequestListener
  close(): Promise<void>
}

const demoFolder = fileURLToPath(new URL('..', import.meta.url))
const repositoryFolder = fileURLToPath(new URL('../..', import.meta.url))

const pageNames = ['index.html', 'card.html', 'redirect.html', 'gallery.html']

const configFor = (emulatorOrigin: string): InlineConfig => ({
  ...viteConfig,
  root: demoFolder,
  appType: 'mpa',
  logLevel: 'warn',
  define: { EMULATOR_ORIGIN: JSON.stringify(emulatorOrigin) },
})

/** Serves the sources, and reloads a page when a file changes; `server` carries Vite's web socket. */
export async function watchPages(emulatorOrigin: string, server: Server): Promise<Pages> {
  const { createServer } = await importVite()
  const development = await createServer({
    ...configFor(emulatorOrigin),
    // Without pre-bundling, Vite finds no dependency late, for which it would reload the page.
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, cors: false, hmr: { server }, fs: { allow: [repositoryFolder] } },
  })
  const handle: RequestListener = (req, res) => {
    req.url = req.url?.replace(/^\/(?=\?|$|[\w-]+\.html(?:\?|$))/, '/pages/')
    development.middlewares(req, res)
  }
  return { handle: withDocs(handle), close: () => development.close() }
}

const contentTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
}

const contentTypeOf = (path: string) => contentTypes[path.split('.').at(-1)!] ?? 'text/plain'

/** Each built file's URL path and content. */
export type BuiltPages = [path: string, content: string][]

/** Serves the documentation and its pictures; hands every other request on. */
const withDocs =
  (next: RequestListener): RequestListener =>
  (req, res) => {
    const path = req.url!.split('?')[0]!.slice(1)
    const content = readDocs(path)
    if (content === undefined) return next(req, res)
    res.writeHead(200, { 'content-type': contentTypeOf(path) }).end(content)
  }

/** Replaced by the emulator's origin when the built pages are served. */
const ORIGIN_PLACEHOLDER = 'http://emulator.invalid'

/**
 * Keeps a page's script. The package's list of files with side effects is for hosts and names none of the demo's, and Vite
 * corrects that for a page's script while Rolldown reads it: one build in eight was without it.
 */
const keepPageScripts: Plugin = {
  name: 'keep-page-scripts',
  transform: (_, id) => (id.startsWith(demoFolder) ? { moduleSideEffects: true } : undefined),
}

/** Builds pages, by their paths in the demo's folder. The result may be served by several hosts, each with its own emulator. */
export async function buildPages(paths = pageNames.map((name) => `pages/${name}`)): Promise<BuiltPages> {
  const output = await buildWithVite({
    ...configFor(ORIGIN_PLACEHOLDER),
    logLevel: 'error',
    plugins: [keepPageScripts],
    build: { rolldownOptions: { input: paths.map((path) => demoFolder + path) } },
  })
  return output.map((file) => [
    '/' + file.fileName.replace(/^pages\//, ''),
    String(file.type === 'chunk' ? file.code : file.source),
  ])
}

/** Serves built pages from memory. */
export function servePages(built: BuiltPages, emulatorOrigin: string): Pages {
  const files = new Map(built.map(([path, text]) => [path, text.replaceAll(ORIGIN_PLACEHOLDER, emulatorOrigin)]))
  const handle: RequestListener = ({ url = '/' }, res) => {
    const path = url.split('?')[0]!.replace(/\/$/, '/index.html')
    const content = files.get(path)
    const type = contentTypeOf(content === undefined ? '.html' : path)
    res.writeHead(content === undefined ? 404 : 200, { 'content-type': type })
    // Without a body, a whole Chromium shows an error page of its own, on an origin that no page can read.
    res.end(content ?? htmlPage('Not found'))
  }
  return { handle: withDocs(handle), close: async () => {} }
}
