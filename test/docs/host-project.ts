/** A host's project, in which the pages' examples run as they stand: the packed package, and what the examples import. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack, root, run, unpack } from '../package/packed.js'
import { pageOf } from './pages.js'

/** The packages that examples or the package import, with the installed package that stands for each. */
const PACKAGES = {
  lit: 'lit',
  express: 'express',
  hono: 'hono',
  playwright: 'playwright-core',
  vitest: 'vitest',
  jsdom: 'jsdom',
  'happy-dom': 'happy-dom',
  '@lit-labs': '@lit-labs',
}

let folder: string | undefined

/** Returns the project's folder. It is removed when the process ends. */
export function hostFolder(): string {
  if (folder) return folder
  const created = (folder = mkdtempSync(join(tmpdir(), 'wiro-docs-')))
  process.on('exit', () => rmSync(created, { recursive: true, force: true }))
  mkdirSync(join(folder, 'node_modules'))
  renameSync(unpack(pack()), join(folder, 'node_modules/wiro-hubspot-connect'))
  for (const [name, installed] of Object.entries(PACKAGES))
    symlinkSync(join(root, 'node_modules', installed), join(folder, 'node_modules', name))
  return folder
}

/** Returns a section's code block in a language; of several, the one at `index`. */
export function exampleIn(page: string, section: string, language: string, index = 0): string {
  const example = pageOf(page).blocksIn(section, language)[index]
  assert.ok(example, `${page} shows no ${language} in “${section}”`)
  return example
}

let files = 0

/** Runs an example as a module, between two pieces of code. Returns the last line that it prints, parsed as JSON. */
export function runExample(before: string, example: string, after: string): unknown {
  const file = `example-${files++}.mjs`
  writeFileSync(join(hostFolder(), file), [before, example, after].join('\n'))
  return JSON.parse(run(hostFolder(), process.execPath, file).split('\n').at(-2)!)
}
