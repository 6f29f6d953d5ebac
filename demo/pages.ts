/** The demo's pages: as they are written, for whoever works on them, or built once, for whoever only visits them. */
import type { RequestListener, Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Rolldown } from 'vite'

export interface Pages {
  answer: RequestListener
  close(): Promise<void>
}

/** Takes a second to load: whoever serves what was built before does without. */
const vite = () => import('vite')

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const pages = ['index.html', 'card.html', 'redirect.html', 'gallery.html']

const configFor = (emulatorOrigin: string): InlineConfig => ({
  configFile: false,
  root: path('.'),
  appType: 'mpa',
  logLevel: 'warn',
  define: { EMULATOR_ORIGIN: JSON.stringify(emulatorOrigin) },
  // Without `development`: Lit then is the one that is shipped, and says nothing on the console.
  resolve: { conditions: ['module', 'browser'] },
})

/** Reloads when a file changes; `server` carries the word. */
export async function watchPages(emulatorOrigin: string, server: Server): Promise<Pages> {
  const { createServer } = await vite()
  const development = await createServer({
    ...configFor(emulatorOrigin),
    // Nothing is bundled beforehand, and so no page is loaded twice for it.
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, cors: false, hmr: { server }, fs: { allow: [path('..')] } },
  })
  return { answer: development.middlewares, close: () => development.close() }
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** Each file's address and content. */
export type Built = [address: string, content: string][]

/** Stands in the built pages for what is known only when they are served. */
const placeholder = 'http://emulator.invalid'

/** The same for every host: they may be built once and served by many. */
export async function buildPages(): Promise<Built> {
  const { build } = await vite()
  const { output } = (await build({
    ...configFor(placeholder),
    logLevel: 'error',
    build: { write: false, target: 'es2022', rolldownOptions: { input: pages.map(path) } },
  })) as Rolldown.RolldownOutput
  return output.map((file) => ['/' + file.fileName, String(file.type === 'chunk' ? file.code : file.source)])
}

/** From memory. */
export function servePages(built: Built, emulatorOrigin: string): Pages {
  const files = new Map(built.map(([address, text]) => [address, text.replaceAll(placeholder, emulatorOrigin)]))
  const answer: RequestListener = ({ url = '/' }, res) => {
    const name = url.split('?')[0]!.replace(/\/$/, '/index.html')
    const content = files.get(name)
    res.statusCode = content === undefined ? 404 : 200
    res.setHeader('content-type', types[name.split('.').at(-1)!] ?? 'text/plain')
    res.end(content)
  }
  return { answer, close: async () => {} }
}
