/**
 * Two builds: the package's modules, which hosts bundle themselves (`vite build`), and the files for script tags (`vite build
 * --mode script-tag`): the element's, with Lit inside, and one for each language. The relay page has its own build, in
 * src/relay/build.ts.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite'
import { BUILT_IN_TAGS } from './src/card/locales/tags.js'

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

const REACT_ENTRY = 'react/index'

/** Returns a module's first lines: what React's frameworks ask of a module for pages, and licences, which minifiers keep. */
function startOf(chunk: Rolldown.RenderedChunk): string {
  const licences = bundledLicences(chunk)
  return (chunk.name === REACT_ENTRY ? `'use client'` : '') + (licences && `/*! ${licences}*/`)
}

/** Returns a chunk's name; the modules of a language have those of its folder before theirs. */
function chunkFileName({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string {
  const [, tag, part] = /\/locales\/([\w-]+)\/(\w+)\.ts$/.exec(facadeModuleId ?? '') ?? []
  return tag ? `chunks/locales/${tag}/${part}.js` : `chunks/${name}.js`
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
      [REACT_ENTRY]: 'src/react/index.ts',
      'server/handler': 'src/server/handler.ts',
      'server/node': 'src/server/node.ts',
      'emulator/index': 'src/emulator/index.ts',
      'types/none': 'src/types/none.ts',
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: [/^(lit|react)($|\/)/, /^node:/],
    output: { chunkFileNames: chunkFileName, comments: { legal: false }, postBanner: startOf },
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
const integrityFile = (fileName: string): Plugin => ({
  name: 'integrity-file',
  writeBundle({ dir = '' }, bundle) {
    const [script] = Object.values(bundle).filter(({ type }) => type === 'chunk')
    const hash = createHash('sha384')
      .update(readFileSync(join(dir, script!.fileName)))
      .digest('base64')
    writeFileSync(join(dir, fileName), `sha384-${hash}\n`)
  },
})

/** What all files for browsers have in common. */
const forBrowsers: UserConfig['build'] = {
  emptyOutDir: false,
  target: 'es2022',
  sourcemap: true,
  // The modules keep readable code, for the host's bundler to minify; no bundler minifies a style sheet in a string.
  cssMinify: true,
  // Rewritten for older browsers, a rule can lose its meaning: `:dir(rtl)` becomes a list of languages.
  cssTarget: 'esnext',
}

const LOCALES = fileURLToPath(new URL('src/card/locales/', import.meta.url))

const SCRIPT_TAG = fileURLToPath(new URL('src/script-tag/', import.meta.url))

/** The entry of a language's file: a module that adds all its parts to the page. */
const languageEntry = (tag: string): Plugin => ({
  name: 'language-entry',
  resolveId: (id) => (id === 'language' ? id : undefined),
  load: (id) =>
    id === 'language'
      ? `import { addLanguage } from '${SCRIPT_TAG}add-language.js'
        import { first } from '${LOCALES}${tag}/first.js'
        import { problems } from '${LOCALES}${tag}/problems.js'
        import { panels } from '${LOCALES}${tag}/panels.js'
        addLanguage('${tag}', { first, loadProblems: async () => ({ problems }), loadPanels: async () => ({ panels }) })`
      : undefined,
})

/** Builds a language's file. It runs as a module and as a classic script, so that `defer` and `async` work as they do elsewhere. */
const buildLanguage = (tag: string) =>
  build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: { '../locales/languages.js': SCRIPT_TAG + 'languages.ts' } },
    plugins: [languageEntry(tag), integrityFile(`${tag}.integrity.txt`)],
    build: {
      ...forBrowsers,
      outDir: 'dist/cdn/locales',
      sourcemap: false,
      rolldownOptions: {
        input: 'language',
        output: {
          format: 'iife',
          minify: true,
          entryFileNames: `${tag}.js`,
          comments: false,
          postBanner: `/*! For license information please see ../${LICENCE_FILE} */`,
        },
      },
    },
  })

/** Builds the languages' files beside the script. */
const languageFiles: Plugin = {
  name: 'language-files',
  async closeBundle() {
    for (const tag of BUILT_IN_TAGS) await buildLanguage(tag)
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
      comments: false,
      postBanner: `/*! For license information please see ${LICENCE_FILE} */`,
    },
  },
}

export default defineConfig(({ mode }) => ({
  publicDir: false,
  ...(mode === 'script-tag' && {
    plugins: [licenceFile, integrityFile('integrity.txt'), languageFiles],
    resolve: { alias: { './translation.js': SCRIPT_TAG + 'translation.ts' } },
  }),
  build: { ...forBrowsers, ...(mode === 'script-tag' ? scriptTag : modules) },
}))
