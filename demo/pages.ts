/** The demo's pages: as they are written, for whoever works on them, or built once, for whoever only visits them. */
import type { RequestListener, Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build, createServer, type InlineConfig, type Rolldown } from 'vite'

export interface Pages {
  answer: RequestListener
  close(): Promise<void>
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const pages = ['index.html', 'gallery.html']

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
  const vite = await createServer({
    ...configFor(emulatorOrigin),
    // Nothing is bundled beforehand, and so no page is loaded twice for it.
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, cors: false, hmr: { server }, fs: { allow: [path('..')] } },
  })
  return { answer: vite.middlewares, close: () => vite.close() }
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** Held in memory. */
export async function buildPages(emulatorOrigin: string): Promise<Pages> {
  const { output } = (await build({
    ...configFor(emulatorOrigin),
    logLevel: 'error',
    build: { write: false, target: 'es2022', rolldownOptions: { input: pages.map(path) } },
  })) as Rolldown.RolldownOutput
  const files = new Map(
    output.map((file) => ['/' + file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
  )
  const answer: RequestListener = ({ url = '/' }, res) => {
    const name = url.split('?')[0]!.replace(/\/$/, '/index.html')
    const content = files.get(name)
    res.statusCode = content === undefined ? 404 : 200
    res.setHeader('content-type', types[name.split('.').at(-1)!] ?? 'text/plain')
    res.end(content)
  }
  return { answer, close: async () => {} }
}
