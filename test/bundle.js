/**
 * Every test file that runs in a page, bundled once for all: a page then asks for a handful of files in place of a
 * hundred modules. The packages in it are the ones that are shipped, without their warnings for development.
 */
import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, normalizePath } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** These are about modules at addresses of their own. */
const unbundled = ['test/card/demand.browser.test.ts', 'test/card/registered.browser.test.ts']

/** The script of a page that a test opens. */
const scripts = ['test/card/framed.ts']

const testsIn = (folder) =>
  readdirSync(root + folder, { recursive: true })
    .filter((name) => name.endsWith('.browser.test.ts'))
    .map((name) => normalizePath(`${folder}/${name}`))

/** What few pages need stays out of the others. */
const groups = [
  { name: 'axe', test: /node_modules\/axe-core\// },
  { name: 'twisted', test: /node_modules\/(fast-check|pure-rand)\/|\/test\/twisted\.ts$/ },
  { name: 'packages', test: /node_modules\// },
  { name: 'source', test: /\/src\// },
  { name: 'setup', test: /\/test\/(?!.*\.test\.ts$)/ },
]

async function bundle(folders) {
  const files = [...folders.flatMap(testsIn), ...scripts].filter((file) => !unbundled.includes(file))
  const [{ output }] = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['module', 'browser'] },
    // In a page there is none, or the audits' rules would come with every page.
    define: { require: 'undefined' },
    build: {
      write: false,
      // What the source maps count from.
      outDir: root,
      minify: false,
      target: 'es2022',
      sourcemap: true,
      lib: { entry: files.map((file) => root + file), formats: ['es'] },
      rolldownOptions: {
        external: /^\/__web-/,
        // Whatever package.json says of files that need not run.
        treeshake: { moduleSideEffects: true },
        output: {
          // Each test file at its own address.
          entryFileNames: ({ facadeModuleId }) => normalizePath(relative(root, facadeModuleId)),
          chunkFileNames: 'bundled/[name].js',
          codeSplitting: { groups },
          // A module runs when it is imported, though it stands in one file with others.
          strictExecutionOrder: true,
        },
      },
    },
  })
  return new Map(output.map((file) => ['/' + file.fileName, file.code ?? file.source]))
}

/** Serves the bundled test files of `folders`. */
export function bundled(folders) {
  const files = bundle(folders)
  return async (context, next) => {
    const text = (await files).get(context.path)
    if (text === undefined) return next()
    context.type = context.path.endsWith('.map') ? 'json' : 'js'
    context.body = text
  }
}
