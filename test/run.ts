/**
 * Runs the tests: what needs no page in Node, what needs one in Chromium, and the journeys through real windows.
 * `npm test -- server`, `units` or `journeys` runs one of them. A part without a test has failed. The last line counts.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildPages } from '../demo/pages.js'
import { findBrowser } from './browser.js'
import { pack } from './package/packed.js'

interface Counts {
  passed: number
  failed: number
}

interface Part {
  holds: string
  folders: string[]
  /** Runs `*.browser.test.ts`; the other parts leave these out. */
  needsPage?: boolean
  /** Node's arguments that run the files. */
  command(files: string[]): string[]
  prepare?(): Promise<void> | void
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const nodeTest = (files: string[], atOnce: number) => [
  ...['--import', 'tsx', '--test', `--test-concurrency=${atOnce}`, `--test-timeout=${600 * 1000}`],
  '--test-reporter=./test/reporter.js',
  '--test-reporter-destination=stdout',
  ...files,
]

const parts: Record<string, Part> = {
  server: {
    holds: 'what needs no page, in Node',
    folders: [
      'test/server',
      'test/emulator',
      'test/package',
      'test/protocol',
      'test/connector',
      'test/card',
      'test/relay',
      'test',
    ],
    prepare: () => void (process.env.TARBALL = pack()),
    // What tries the package sets the environment as a host would, each file its own.
    command: (files) => {
      const [alone, together] = [true, false].map((own) =>
        files.filter((file) => file.startsWith(join('test', 'package')) === own),
      )
      return nodeTest([...share(together!, 2), ...alone!], 2)
    },
  },
  units: {
    holds: 'card, flow and relay, in Chromium',
    folders: ['test/card', 'test/connector', 'test/relay'],
    needsPage: true,
    command: () => ['node_modules/@web/test-runner/dist/bin.js'],
  },
  journeys: {
    holds: 'journeys, in Chromium’s real windows',
    folders: ['test/journeys'],
    prepare: buildDemo,
    // While one waits, the others go on; more lots than processes, so that none is long alone with the last.
    command: (files) => nodeTest(share(files, 6), 3),
  },
}

/** Once for all files of journeys. */
async function buildDemo(): Promise<void> {
  const file = join(scratch, 'pages.json')
  writeFileSync(file, JSON.stringify(await buildPages()))
  process.env.BUILT_PAGES = file
}

/**
 * The files in that many processes, each with about as much to do: one for each file would spend as long on starting as
 * on testing. Answers the files that import them.
 */
function share(files: string[], processes: number): string[] {
  const groups = Array.from({ length: processes }, () => ({ size: 0, imports: '' }))
  const largestFirst = files.map((file) => ({ file, size: statSync(file).size })).sort((a, b) => b.size - a.size)
  for (const { file, size } of largestFirst) {
    const least = groups.reduce((found, group) => (group.size < found.size ? group : found))
    least.size += size
    least.imports += `import ${JSON.stringify(pathToFileURL(resolve(file)))}\n`
  }
  return groups.map(({ imports }, place) => {
    const path = join(mkdtempSync(join(scratch, 'group-')), `${place}.test.mjs`)
    writeFileSync(path, imports)
    return path
  })
}

/** The tests in a folder and below it; `test` itself has only its own. */
const testsIn = (folder: string, needsPage = false): string[] =>
  readdirSync(folder, { recursive: folder !== 'test', encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && name.endsWith('.browser.test.ts') === needsPage)
    .map((name) => join(folder, name))
    .sort()

/** Of files that share a process, no count tells it. Some only import what holds their tests. */
const isEmpty = (file: string) => !/^ *(test|it|\w*journey\w*)\(|^import '\.\//im.test(readFileSync(file, 'utf8'))

const scratch = mkdtempSync(join(tmpdir(), 'wiro-test-'))

async function execute(name: string, args: string[]): Promise<Counts> {
  const file = join(scratch, name + '.json')
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, COUNTS_FILE: file } })
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null]
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : { passed: 0, failed: 0 }
  if (counts.failed) return counts
  if (status !== 0) console.log(`✖ ${name} ended with ${signal ?? status}`)
  else if (!counts.passed) console.log(`✖ ${name} ran no test`)
  else return counts
  return { ...counts, failed: 1 }
}

async function runPart(name: string, { holds, folders, needsPage, command, prepare }: Part): Promise<Counts> {
  console.log(`\n── ${name}: ${holds}`)
  const there = folders.filter((folder) => existsSync(folder))
  const files = there.flatMap((folder) => testsIn(folder, needsPage))
  const empty = files.filter(isEmpty)
  for (const place of empty) console.log(`✖ ${place} holds no test`)
  if (!files.length) {
    if (!there.length) console.log('  not there yet')
    return { passed: 0, failed: empty.length }
  }
  try {
    await prepare?.()
    const { passed, failed } = await execute(name, command(files))
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
    const { passed, failed } = await runPart(name, part)
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
