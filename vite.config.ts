/**
 * Two builds: the package's modules, which hosts bundle themselves (`vite build`), and the one file for a script tag,
 * with Lit inside (`vite build --mode script-tag`). The relay page has its own build, in src/relay/build.ts.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite'

/** Returns the licences of the packages that are bundled into a chunk, below a line with the packages' names. */
function bundledLicences({ moduleIds }: Rolldown.RenderedChunk): string {
  const folders = moduleIds.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [])
  const files = [...new Set(folders)].flatMap((folder) =>
    ['LICENSE', 'LICENSE.md'].map((name) => join(folder, name)).filter((file) => existsSync(file)),
  )
  const texts = new Set(files.map((file) => readFileSync(file, 'utf8').trim()))
  const names = [...new Set(folders)].map((folder) => folder.split('/node_modules/').at(-1))
  return texts.size ? `Contains ${names.join(', ')}:\n\n${[...texts].join('\n\n')}\n` : ''
}

/** Returns the licences as a comment that minifiers keep. */
function licenceComment(chunk: Rolldown.RenderedChunk): string {
  const licences = bundledLicences(chunk)
  return licences && `/*! ${licences}*/`
}

const modules: UserConfig['build'] = {
  minify: false,
  lib: {
    entry: {
      index: 'src/index.ts',
      define: 'src/define.ts',
      'define.node': 'src/define.node.ts',
      // A file of its own: inside of define.js it would run after the imports, and Lit is one of them.
      'card/restore-document': 'src/card/restore-document.ts',
      'connector/connector': 'src/connector/connector.ts',
      'server/handler': 'src/server/handler.ts',
      'server/node': 'src/server/node.ts',
      'emulator/index': 'src/emulator/index.ts',
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: [/^lit($|\/)/, /^node:/],
    output: { chunkFileNames: 'chunks/[name].js', comments: { legal: false }, postBanner: licenceComment },
  },
}

const SCRIPT_FILE = 'wiro-hubspot-connect.js'
const LICENCE_FILE = SCRIPT_FILE + '.LICENSE.txt'

/** Writes the licences into a file beside the script, so that no page loads them. */
const licenceFile: Plugin = {
  name: 'licence-file',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const source = [readFileSync('LICENSE', 'utf8'), ...chunks.map(bundledLicences)].join('\n')
    this.emitFile({ type: 'asset', fileName: LICENCE_FILE, source })
  },
}

/** Writes the value of a script tag's `integrity` attribute into a file beside the script. */
const integrityFile: Plugin = {
  name: 'integrity-file',
  writeBundle({ dir = '' }, bundle) {
    const [script] = Object.values(bundle).filter(({ type }) => type === 'chunk')
    const hash = createHash('sha384')
      .update(readFileSync(join(dir, script!.fileName)))
      .digest('base64')
    writeFileSync(join(dir, 'integrity.txt'), `sha384-${hash}\n`)
  },
}

const scriptTag: UserConfig['build'] = {
  outDir: 'dist/cdn',
  lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => SCRIPT_FILE },
  rolldownOptions: {
    preserveEntrySignatures: 'allow-extension',
    output: {
      // One chunk for all. Without splitting, each module would be wrapped in a function, so that it runs at its import().
      codeSplitting: { groups: [{ name: 'all', test: /./ }] },
      minify: true,
      comments: { legal: false },
      postBanner: `/*! For license information please see ${LICENCE_FILE} */`,
    },
  },
}

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: mode === 'script-tag' ? [licenceFile, integrityFile] : [],
  build: {
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    // The modules keep readable code, for the host's bundler to minify; no bundler minifies a style sheet in a string.
    cssMinify: true,
    // Rewritten for older browsers, a rule can lose its meaning: `:dir(rtl)` becomes a list of languages.
    cssTarget: 'esnext',
    ...(mode === 'script-tag' ? scriptTag : modules),
  },
}))
