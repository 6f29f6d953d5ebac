/**
 * Runs the tests part by part; the last line counts what passed and failed.
 * `npm test -- node`, `package`, `docs`, `pages` or `journeys` runs one part, `npm test -- test/server/handler.test.ts` one file.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPages } from '../demo/host/serve-pages.js'
import { findBrowser } from './browser.js'
import { groupFiles, largestFirst } from './file-groups.js'
import { pack } from './package/packed.js'

interface Counts {
  passed: number
  failed: number
}

interface Part {
  description: string
  /** Whether a test file, given by its path, belongs to this part. Every file belongs to one. */
  owns(file: string): boolean
  /** Runs before the tests, such as to build what all files share. */
  prepare?(): Promise<void> | void
  /** Returns the arguments for Node that run these files. */
  command(files: string[]): string[]
  /** The time limit of a test in Node, for the watchdog. */
  limitSeconds?: number
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const scratch = mkdtempSync(join(tmpdir(), 'wiro-test-'))

/** Limits a whole process, as the last resort against a test that blocks it. The watchdog limits each test. */
const PROCESS_LIMIT_MS = 900_000

const nodeTest = (files: string[], concurrency: number) => [
  ...['--import', 'tsx', '--import', './test/style-sheets.js', '--import', './test/watchdog.ts'],
  ...['--test', `--test-concurrency=${concurrency}`, `--test-timeout=${PROCESS_LIMIT_MS}`],
  ...['--test-reporter=./test/reporter.js', '--test-reporter-destination=stdout'],
  ...files,
]

const isIn = (file: string, folder: string) => file.startsWith(join('test', folder, '/'))
const needsPage = (file: string) => file.endsWith('.browser.test.ts')

const parts: Record<string, Part> = {
  node: {
    description: 'tests that need no page, in Node',
    owns: (file) =>
      !needsPage(file) &&
      !['package', 'docs', 'journeys', 'engines', 'runtimes', 'frameworks', 'bundlers', 'tools'].some((folder) =>
        isIn(file, folder),
      ),
    command: (files) => {
      const alone = files.filter(hasRootHooks)
      const shared = files.filter((file) => !alone.includes(file))
      return nodeTest([...groupFiles(shared, 2, scratch), ...alone], 2)
    },
    limitSeconds: 30,
  },
  package: {
    description: 'the packed package and its build',
    owns: (file) => isIn(file, 'package'),
    prepare: packOnce,
    // Each file has its own process, since some set environment variables as a host would.
    command: (files) => nodeTest(files, 2),
    limitSeconds: 120,
  },
  docs: {
    description: 'the documentation: its links, its tables and its examples',
    owns: (file) => isIn(file, 'docs') && !needsPage(file),
    prepare: packOnce,
    // Two processes, so that the compiler parses each source file at most twice.
    command: (files) => nodeTest(groupFiles(files, 2, scratch), 2),
    limitSeconds: 120,
  },
  pages: {
    description: 'tests that need a page, in Chromium',
    owns: needsPage,
    command: (files) => ['node_modules/@web/test-runner/dist/bin.js', '--files', ...largestFirst(files)],
  },
  journeys: {
    description: 'journeys through real windows, in Chromium',
    owns: (file) => isIn(file, 'journeys'),
    prepare: buildDemo,
    // Journeys mostly wait, so three run at once. Six groups end at about the same time.
    command: (files) => nodeTest(groupFiles(files, 6, scratch), 3),
    limitSeconds: 130,
  },
}

/** Packs the package once for all files. */
function packOnce(): void {
  process.env.TARBALL = pack()
}

/** Builds the demo's pages once for all journeys. */
async function buildDemo(): Promise<void> {
  const file = join(scratch, 'pages.json')
  writeFileSync(file, JSON.stringify(await buildPages()))
  process.env.BUILT_PAGES = file
}

const testFiles = (): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .sort()

/** A hook outside of any suite runs for every test of its process, so such a file shares none. */
const hasRootHooks = (file: string) => /^(beforeEach|afterEach)\(/m.test(readFileSync(file, 'utf8'))

/** Node counts no tests per file in a shared process, so files without a test are found by their text. */
const definesNoTest = (file: string) =>
  !/^ *(test\w*|it|\w*journey\w*)\(|^import '\.\//im.test(readFileSync(file, 'utf8'))

async function runNode(name: string, args: string[], limitSeconds = 0): Promise<Counts> {
  const file = join(scratch, name + '.json')
  const env = { ...process.env, COUNTS_FILE: file, TEST_LIMIT_MS: String(limitSeconds * 1000) }
  const child = spawn(process.execPath, args, { stdio: 'inherit', env })
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null]
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : { passed: 0, failed: 0 }
  if (counts.failed) return counts
  if (status !== 0) console.log(`✖ ${name} ended with ${signal ?? status}`)
  else if (!counts.passed) console.log(`✖ ${name} ran no test`)
  else return counts
  return { ...counts, failed: 1 }
}

async function runPart(name: string, part: Part, files: string[]): Promise<Counts> {
  const started = Date.now()
  console.log(`\n── ${name}: ${part.description}`)
  const empty = files.filter(definesNoTest)
  for (const file of empty) console.log(`✖ ${file} holds no test`)
  let counts: Counts
  try {
    await part.prepare?.()
    counts = await runNode(name, part.command(files), part.limitSeconds)
  } catch (error) {
    console.error(error)
    counts = { passed: 0, failed: 1 }
  }
  const { passed, failed } = { ...counts, failed: counts.failed + empty.length }
  console.log(`   ${name}: ${passed} passed, ${failed} failed, in ${Math.round((Date.now() - started) / 1000)} s`)
  return { passed, failed }
}

/** Returns the parts to run with their files, by the names and paths on the command line. */
function chooseParts(args: string[]): [name: string, part: Part, files: string[]][] {
  const all = testFiles()
  const paths = args.map((arg) => normalize(arg)).filter((arg) => all.includes(arg))
  const unknown = args.filter((arg) => !Object.hasOwn(parts, arg) && !paths.includes(normalize(arg)))
  if (unknown.length)
    throw new Error(`No part and no test file: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`)
  return Object.entries(parts).flatMap(([name, part]): [string, Part, string[]][] => {
    const isWhole = !args.length || args.includes(name)
    const files = (isWhole ? all : paths).filter((file) => part.owns(file))
    return files.length ? [[name, part, files]] : []
  })
}

async function main(args: string[]): Promise<Counts> {
  const chosen = chooseParts(args)
  process.env.CHROME_PATH = await findBrowser()
  const total: Counts = { passed: 0, failed: 0 }
  for (const [name, part, files] of chosen) {
    const { passed, failed } = await runPart(name, part, files)
    total.passed += passed
    total.failed += failed
  }
  if (!total.passed && !total.failed) throw new Error('No test ran.')
  return total
}

const { passed, failed } = await main(process.argv.slice(2)).catch((error: unknown): Counts => {
  console.error(error)
  return { passed: 0, failed: 1 }
})
rmSync(scratch, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
