/**
 * Three builds by mode: the package's modules (default), the file for a script tag with what is loaded on demand beside
 * it (`cdn`), and the same in one piece (`single`), for addresses that name a file and not a folder.
 */
import { transform } from 'lightningcss'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/** Style sheets are written to be read; what is shipped need not be. */
const minifyStyles = (): Plugin => ({
  name: 'minify-styles',
  transform(code, id) {
    if (!/\/card\/(more)?styles\.ts$/.test(id)) return
    return code.replace(/`([^`]+)`/, (_, css: string) => {
      const { code } = transform({ filename: id, code: Buffer.from(css), minify: true })
      return '`' + code.toString().replaceAll('\\', '\\\\') + '`'
    })
  },
})

const modules: UserConfig = {
  build: {
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        'flow/connector': 'src/flow/connector.ts',
        'server/handler': 'src/server/handler.ts',
        'server/node': 'src/server/node.ts',
        'emulator/index': 'src/emulator/index.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^lit($|\/)/, /^node:/] },
  },
}

const script = (name: string, codeSplitting: boolean): UserConfig => ({
  build: {
    outDir: 'dist/cdn',
    lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => name + '.js' },
    rolldownOptions: { output: { minify: true, codeSplitting, chunkFileNames: '[name].js' } },
  },
})

export default defineConfig(({ mode }): UserConfig => {
  const chosen =
    { cdn: script('wiro-hubspot-connect', true), single: script('wiro-hubspot-connect.all', false) }[mode] ?? modules
  return {
    publicDir: false,
    plugins: [minifyStyles()],
    ...chosen,
    build: { emptyOutDir: false, target: 'es2022', sourcemap: true, ...chosen.build },
  }
})
