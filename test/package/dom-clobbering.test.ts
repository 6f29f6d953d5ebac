/**
 * A host's bundle of `wiro-hubspot-connect/define`, on a page whose elements hide methods of the document that Lit calls:
 * after bundling, they still have to be restored before Lit runs. `card/dom-clobbering.browser.test.ts` has more pages.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { build as buildWithEsbuild } from 'esbuild'
import { build as buildWithVite, type Rolldown } from 'vite'
import { browser } from './chromium.js'
import { pack, root, unpack } from './packed.js'

const entry = join(unpack(pack()), 'dist/define.js')
/** Lit, as a host has installed it. */
const modules = join(root, 'node_modules')

/** The files of a bundle by name. */
type Bundle = Map<string, string>

async function esbuildBundle(): Promise<Bundle> {
  const { outputFiles } = await buildWithEsbuild({
    entryPoints: { main: entry },
    nodePaths: [modules],
    outdir: '/',
    ...{ bundle: true, splitting: true, minify: true, format: 'esm', write: false, target: 'es2022' },
  })
  return new Map(outputFiles.map(({ path, text }) => [path.slice(1), text]))
}

async function viteBundle(): Promise<Bundle> {
  const { NODE_ENV } = process.env
  const { output } = (await buildWithVite({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { lit: join(modules, 'lit') } },
    build: {
      write: false,
      rolldownOptions: { input: { main: entry }, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  })) as Rolldown.RolldownOutput
  // Vite's build sets this process to production.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])))
}

const names = ['createTreeWalker', 'createElement', 'createComment', 'createTextNode', 'importNode']

const html = `<!doctype html><html lang="en"><title>Host</title>
${names.map((name) => `<img name="${name}"><form id="${name}"></form>`).join('')}
<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect><script type="module" src="/main.js"></script>`

for (const [bundler, bundle] of [
  ['esbuild', esbuildBundle],
  ['Vite', viteBundle],
] as const) {
  test(`a card that ${bundler} has bundled is drawn on a page that hides the document's methods`, async () => {
    const files = await bundle()
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.route('**', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1)
      if (route.request().method() === 'POST') return route.fulfill({ json: { result: true, connected: false } })
      return name
        ? route.fulfill({ contentType: 'text/javascript', body: files.get(name) ?? '' })
        : route.fulfill({ contentType: 'text/html', body: html })
    })

    await page.goto('http://localhost/')
    await page.locator('wiro-hubspot-connect [part~=action]').waitFor({ timeout: 5_000 })
    await page.close()

    assert.deepEqual(errors, [])
  })
}
