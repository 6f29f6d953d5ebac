/**
 * Weighs what a visitor downloads, in bytes of brotli 11, and fails where a budget is exceeded. The package's modules
 * are bundled as a host does it, with esbuild, into `.size`; the other files are weighed as `npm run build` wrote them.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

/** Source files, without folder and ending, whose pieces are loaded only when a person opens what they draw. */
const OPENED_ON_DEMAND = ['answers', 'setup', 'panels', 'scopes']

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

/** Returns the source file's name of a piece that is loaded by an `import()`. */
const nameOf = (output: string, outputs: Outputs) => /([^/]+)\.js$/.exec(outputs[output]?.entryPoint ?? '')?.[1] ?? ''

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

const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + brotliBytes(file), 0)

const outputs = await bundle()
const names = Object.keys(outputs).map((output) => nameOf(output, outputs))
const unknown = OPENED_ON_DEMAND.filter((name) => !names.includes(name))
if (unknown.length) throw new Error(`No import() loads ${unknown.join(', ')}: correct OPENED_ON_DEMAND.`)

const budgets: [what: string, bytes: number, limit: number][] = [
  ['first load of define, with Lit', sum(loadedWith(ENTRY, outputs, () => false)), 22_528],
  [
    'all that a whole connect loads',
    sum(loadedWith(ENTRY, outputs, (name) => !OPENED_ON_DEMAND.includes(name))),
    38_912,
  ],
  ['script-tag file', brotliBytes('dist/cdn/wiro-hubspot-connect.js'), 40_960],
  ['relay page', brotliBytes('dist/relay.html'), 3_072],
]

for (const [what, bytes, limit] of budgets) {
  console.log(`${bytes > limit ? '✖' : '✔'} ${what.padEnd(32)} ${bytes} of ${limit} B`)
  if (bytes > limit) process.exitCode = 1
}
for (const name of names.filter(Boolean)) console.log(`  import() of ${name}`)
