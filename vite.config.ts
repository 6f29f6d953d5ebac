/**
 * Three builds by mode: the package's modules (default), the file for a script tag with what is loaded on demand beside
 * it (`cdn`), and the same in one piece (`single`), for addresses that name a file and not a folder.
 */
import { transform } from 'lightningcss'
import { minify } from 'terser'
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite'

/** Style sheets and templates are written to be read; what is shipped need not be. */
const minifyLiterals = (): Plugin => ({
  name: 'minify-literals',
  transform(code, id) {
    if (/\/card\/(element|setup\/setup)\.ts$/.test(id))
      return {
        code: code.replace(/>\n\s+(?=[<$])|(?<=\})\n\s+(?=<|\$\{)/g, (gap) => (gap[0] === '>' ? '>' : '')),
        map: null,
      }
    if (!/\/card\/(more)?styles\.ts$/.test(id)) return
    const minified = code.replace(/`([^`]+)`/, (_, css: string) => {
      const { code } = transform({ filename: id, code: Buffer.from(css), minify: true })
      return '`' + code.toString().replaceAll('\\', '\\\\') + '`'
    })
    return { code: minified, map: null }
  },
})

/** Lit's hooks for browsers without shadow DOM, and its count of the copies on a page, are of no use in a file that brings its own. */
const dropHooks = (): Plugin => ({
  name: 'drop-hooks',
  transform(code, id) {
    if (!/\/node_modules\/(@lit|lit-\w+)\//.test(id)) return
    return {
      code: code
        .replace(/\(\w+\.\w+Versions\s*\?\?=\s*\[\]\)\.push\("[\d.]+"\)/, '0')
        .replace(/\w+\.\w+PolyfillSupport/, 'undefined'),
      map: null,
    }
  },
})

const modules: UserConfig = {
  plugins: [minifyLiterals()],
  build: {
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        'connector/connector': 'src/connector/connector.ts',
        'server/handler': 'src/server/handler.ts',
        'server/node': 'src/server/node.ts',
        'emulator/index': 'src/emulator/index.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^lit($|\/)/, /^node:/], output: { chunkFileNames: '[name].js' } },
  },
}

/** Smaller by a thirtieth than the built-in minifier, which has gone over it before. */
const minifyScript = (): Plugin => ({
  name: 'minify-script',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue
      const { code, map } = await minify(file.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3, keep_fargs: false, unsafe_arrows: true, pure_getters: true },
        format: { comments: /^\**!/ },
        sourceMap: file.map ? { content: JSON.stringify(file.map), includeSources: true } : false,
      })
      file.code = code!
      // Made before this, as a file of its own.
      const itsMap = bundle[file.sourcemapFileName ?? '']
      if (itsMap?.type === 'asset') itsMap.source = map as string
    }
  },
})

const script = (name: string, codeSplitting: Rolldown.OutputOptions['codeSplitting']): UserConfig => ({
  plugins: [dropHooks(), minifyLiterals(), minifyScript()],
  build: {
    outDir: 'dist/cdn',
    lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => name + '.js' },
    rolldownOptions: { output: { minify: true, codeSplitting, chunkFileNames: '[name].js' } },
  },
})

export default defineConfig(({ mode }): UserConfig => {
  const chosen =
    {
      cdn: script('wiro-hubspot-connect', { groups: [{ name: 'words', test: /\/card\/words\.ts$/ }] }),
      single: script('wiro-hubspot-connect.all', false),
    }[mode] ?? modules
  return {
    publicDir: false,
    ...chosen,
    // What is bundled in asks for its notice: Lit in the script tag's files, valibot in the server's.
    build: {
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      license: { fileName: 'licenses.md' },
      ...chosen.build,
    },
  }
})
