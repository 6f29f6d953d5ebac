/**
 * Bundles all test files that run in a page, in memory. A page then loads a handful of files instead of a hundred modules.
 * Packages resolve to their production builds, so Lit logs no development warnings.
 */
import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, normalizePath } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Tests of module loading, which need each module at its own URL. */
const unbundled = [
  'test/card/problem-views.browser.test.ts',
  'test/card/controllers/on-demand.browser.test.ts',
  'test/card/panels/index.browser.test.ts',
  'test/registered.browser.test.ts',
  'test/connector/flow-launcher.browser.test.ts',
]

/** Scripts of the pages that tests open. */
const pageScripts = ['test/card/framed.ts']

const testFiles = () =>
  readdirSync(root + 'test', { recursive: true })
    .filter((name) => name.endsWith('.browser.test.ts'))
    .map((name) => normalizePath(`test/${name}`))

/** Chunks: packages that few tests need have their own, so the other pages do not load them. */
const groups = [
  { name: 'axe', test: /node_modules\/axe-core\// },
  { name: 'fast-check', test: /node_modules\/(fast-check|pure-rand)\/|\/test\/url-mutations\.ts$/ },
  { name: 'packages', test: /node_modules\// },
  { name: 'source', test: /\/src\// },
  { name: 'setup', test: /\/test\/(?!.*\.test\.ts$)/ },
]

async function bundle() {
  const files = [...testFiles(), ...pageScripts].filter((file) => !unbundled.includes(file))
  const [{ output }] = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['module', 'browser'] },
    // axe-core checks for `require`; without this its rules are bundled into every page.
    define: { require: 'undefined' },
    build: {
      write: false,
      // Source maps are relative to this folder.
      outDir: root,
      minify: false,
      // Draws with the style sheets as they are published.
      cssMinify: true,
      cssTarget: 'esnext',
      target: 'es2022',
      sourcemap: true,
      lib: { entry: files.map((file) => root + file), formats: ['es'] },
      rolldownOptions: {
        external: /^\/__web-/,
        // Overrides `sideEffects` in package.json, which is written for hosts.
        treeshake: { moduleSideEffects: true },
        output: {
          // Each test file keeps the URL it has without bundling.
          entryFileNames: ({ facadeModuleId }) => normalizePath(relative(root, facadeModuleId)),
          chunkFileNames: 'bundled/[name].js',
          codeSplitting: { groups },
          // Modules run in import order even when they share a chunk.
          strictExecutionOrder: true,
        },
      },
    },
  })
  return new Map(output.map((file) => ['/' + file.fileName, file.code ?? file.source]))
}

/** Returns a middleware that serves the bundled test files. */
export function serveBundles() {
  const files = bundle()
  return async (context, next) => {
    const text = (await files).get(context.path)
    if (text === undefined) return next()
    context.type = context.path.endsWith('.map') ? 'json' : 'js'
    context.body = text
  }
}
