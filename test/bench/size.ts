/**
 * Weighs what a visitor downloads, in bytes of brotli 11, and fails where a budget is exceeded. The package's modules
 * are bundled as a host does it, with esbuild, into `.size`; the other files are weighed as `npm run build` wrote them.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'

/** A language besides English: its pieces are weighed on their own. */
const LANGUAGE = /\/locales\/(?!en\/)([\w-]+)\//

/** Pieces, by the name of their source file or folder, that a connect through Wiro's app without a fault never loads. */
const OPENED_ON_DEMAND = [
  'agent-poller',
  'ask-admin',
  'developer-hints',
  'disconnect',
  'hubspot-error',
  'panels',
  'rejected-attributes',
  'relay-check',
  'scope-check',
  'setup',
  'translation',
  'troubleshoot',
  'unnamed-refusal',
]

/** Pieces of a connect that nobody waits for: they are loaded while the person is in HubSpot's window. */
const LOADED_MEANWHILE = ['problem-views']

const OUT_DIR = '.size'
const ENTRY = `${OUT_DIR}/define.js`

type Outputs = Metafile['outputs']

async function bundle(): Promise<Outputs> {
  const { metafile } = await build({
    entryPoints: ['dist/define.js'],
    outdir: OUT_DIR,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
  })
  return metafile.outputs
}

/** Returns the source file's name of a piece that is loaded by an `import()`; empty for one of another language. */
function nameOf(output: string, outputs: Outputs): string {
  const { entryPoint = '' } = outputs[output] ?? {}
  return LANGUAGE.test(entryPoint) ? '' : (/([^/]+)\.js$/.exec(entryPoint)?.[1] ?? '')
}

/** Returns the outputs of a language besides English. */
const piecesOf = (tag: string, outputs: Outputs) =>
  Object.keys(outputs).filter((output) => LANGUAGE.exec(outputs[output]?.entryPoint ?? '')?.[1] === tag)

/** Prints what each language weighs: in pieces from the package, and as a script tag's file. */
function printLanguages(outputs: Outputs): void {
  for (const tag of BUILT_IN_TAGS) {
    const pieces = piecesOf(tag, outputs)
    if (pieces.length !== 3) throw new Error(`${tag} is in ${pieces.length} pieces, not in 3: index, problems, panels.`)
    const sizes = pieces.map((output) => brotliBytes(output)).sort((a, b) => a - b)
    console.log(`  ${tag.padEnd(30)} ${sizes.join(' + ')} B, as a script tag ${brotliBytes(languageFile(tag))} B`)
  }
}

const languageFile = (tag: string) => `dist/cdn/locales/${tag}.js`

/** Returns the outputs that `output` loads, itself included; of an `import()` only those that `followed` admits. */
function loadedWith(output: string, outputs: Outputs, followed: (name: string) => boolean): Set<string> {
  const loaded = new Set([output])
  for (const one of loaded) {
    for (const { path, kind } of outputs[one]?.imports ?? []) {
      if (kind !== 'dynamic-import' || followed(nameOf(path, outputs))) loaded.add(path)
    }
  }
  return loaded
}

const brotliBytes = (file: string) => brotliCompressSync(readFileSync(file)).length

const totalBytes = (files: Iterable<string>) => [...files].reduce((total, file) => total + brotliBytes(file), 0)

function whenLoaded(name: string): string {
  if (OPENED_ON_DEMAND.includes(name)) return 'opened on demand'
  return LOADED_MEANWHILE.includes(name) ? 'loaded while HubSpot’s window is open' : 'part of a connect'
}

/** Prints each piece that an `import()` loads, with its own bytes. Fails where one that is opened on demand is gone. */
function printPieces(outputs: Outputs): void {
  const pieces = Object.keys(outputs).filter((output) => output !== ENTRY && nameOf(output, outputs))
  const names = pieces.map((output) => nameOf(output, outputs))
  for (const [index, name] of names.entries()) {
    console.log(`  ${name.padEnd(30)} ${brotliBytes(pieces[index]!)} B, ${whenLoaded(name)}`)
  }
  const unknown = [...OPENED_ON_DEMAND, ...LOADED_MEANWHILE].filter((name) => !names.includes(name))
  if (unknown.length) throw new Error(`No import() loads ${unknown.join(', ')}: correct the lists above.`)
}

const outputs = await bundle()
const firstLoad = loadedWith(ENTRY, outputs, () => false)
const isOfConnect = (name: string) => !!name && !OPENED_ON_DEMAND.includes(name)
const wholeConnect = loadedWith(ENTRY, outputs, isOfConnect)
const beforeWindow = loadedWith(ENTRY, outputs, (name) => isOfConnect(name) && !LOADED_MEANWHILE.includes(name))

const budgets: [what: string, bytes: number, limit: number][] = [
  ['first load of define, with Lit', totalBytes(firstLoad), 26_624],
  ['a connect, without explanations', totalBytes(beforeWindow), 35_840],
  ['all that a whole connect loads', totalBytes(wholeConnect), 44_032],
  ['script-tag file', brotliBytes('dist/cdn/wiro-hubspot-connect.js'), 52_224],
  ['largest language of a script tag', Math.max(...BUILT_IN_TAGS.map((tag) => brotliBytes(languageFile(tag)))), 12_288],
  ['relay page', brotliBytes('dist/relay.html'), 3_072],
]

for (const [what, bytes, limit] of budgets) {
  console.log(`${bytes > limit ? '✖' : '✔'} ${what.padEnd(30)} ${bytes} of ${limit} B`)
  if (bytes > limit) process.exitCode = 1
}
printPieces(outputs)
printLanguages(outputs)
