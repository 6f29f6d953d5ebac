/**
 * Runs the tests: what needs no page in Node, what needs one in Chromium, and the journeys through real windows.
 * `npm test -- server`, `units` or `journeys` runs one of them. A part without a test has failed. The last line counts.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.js'
import { pack } from './package/packed.js'

interface Counts {
  passed: number
  failed: number
}

interface Part {
  holds: string
  folders: string[]
  /** Node's arguments that run the files. */
  command(files: string[]): string[]
  prepare?(): unknown
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const nodeTest = (files: string[], seconds: number) => [
  ...['--import', 'tsx', '--test', '--test-concurrency=2', `--test-timeout=${seconds * 1000}`],
  '--test-reporter=./test/reporter.js',
  '--test-reporter-destination=stdout',
  ...files,
]

const parts: Record<string, Part> = {
  server: {
    holds: 'server, emulator and package, in Node',
    folders: ['test/server', 'test/emulator', 'test/package', 'test'],
    prepare: () => (process.env.TARBALL = pack()),
    command: (files) => nodeTest(files, 120),
  },
  units: {
    holds: 'card, flow and relay, in Chromium',
    folders: ['test/card', 'test/flow', 'test/relay'],
    command: () => ['node_modules/@web/test-runner/dist/bin.js'],
  },
  journeys: {
    holds: 'journeys, in Chromium’s real windows',
    folders: ['test/journeys'],
    command: (files) => nodeTest(files, 240),
  },
}

/** The tests in a folder and below it; `test` itself has only its own. */
const testsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: folder !== 'test', encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .sort()

const scratch = mkdtempSync(join(tmpdir(), 'wiro-test-'))

function execute(name: string, args: string[]): Counts {
  const file = join(scratch, name + '.json')
  const { status, signal } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, COUNTS_FILE: file },
  })
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : { passed: 0, failed: 0 }
  if (counts.failed) return counts
  if (status !== 0) console.log(`✖ ${name} ended with ${signal ?? status}`)
  else if (!counts.passed) console.log(`✖ ${name} ran no test`)
  else return counts
  return { ...counts, failed: 1 }
}

function runPart(name: string, { holds, folders, command, prepare }: Part): Counts {
  console.log(`\n── ${name}: ${holds}`)
  const there = folders.filter((folder) => existsSync(folder))
  const empty = there.filter((folder) => !testsIn(folder).length)
  for (const folder of empty) console.log(`✖ ${folder} holds no test`)
  const files = there.flatMap(testsIn)
  if (!files.length) {
    if (!there.length) console.log('  not there yet')
    return { passed: 0, failed: empty.length }
  }
  try {
    prepare?.()
    const { passed, failed } = execute(name, command(files))
    return { passed, failed: failed + empty.length }
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: empty.length + 1 }
  }
}

async function main(chosen: string[]): Promise<Counts> {
  const unknown = chosen.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length)
    throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.env.CHROME_PATH = await findBrowser()
  const all: Counts = { passed: 0, failed: 0 }
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length && !chosen.includes(name)) continue
    const started = Date.now()
    const { passed, failed } = runPart(name, part)
    all.passed += passed
    all.failed += failed
    console.log(`   ${name}: ${passed} passed, ${failed} failed, in ${Math.round((Date.now() - started) / 1000)} s`)
  }
  if (!all.passed && !all.failed) throw new Error('No test ran.')
  return all
}

const { passed, failed } = await main(process.argv.slice(2)).catch((error: unknown): Counts => {
  console.error(error)
  return { passed: 0, failed: 1 }
})
rmSync(scratch, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
