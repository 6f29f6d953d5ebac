/** Runs the tests that need a page: the card, the flow and the relay, each file in a page of its own, in Chromium. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { tsImport } from 'tsx/esm/api'
import { serveBundles } from './test/bundle.js'
import { testPages } from './test/relay/serve.js'

const { findBrowser, launchArgs } = await tsImport('./test/browser.ts', import.meta.url)

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** The tests of a suite and of the suites in it, by how they ended. */
function count({ tests, suites }) {
  const inner = suites.map(count)
  const [passed, failed] = [
    tests.filter((test) => test.passed && !test.skipped),
    tests.filter((test) => !test.passed && !test.skipped),
  ]
  return {
    passed: passed.length + sum(inner.map((suite) => suite.passed)),
    failed: failed.length + sum(inner.map((suite) => suite.failed)),
  }
}

/** A file that broke, or ran nothing, has failed as a whole. */
function countSession({ passed, testResults }) {
  const counts = testResults ? count(testResults) : { passed: 0, failed: 0 }
  const broken = !counts.failed && (!passed || !counts.passed)
  return broken ? { ...counts, failed: 1 } : counts
}

/** Writes how many passed and failed to the file that `COUNTS_FILE` names. */
const countsReporter = (file) => ({
  stop({ sessions }) {
    const counts = sessions.map(countSession)
    writeFileSync(
      file,
      JSON.stringify({ passed: sum(counts.map((one) => one.passed)), failed: sum(counts.map((one) => one.failed)) }),
    )
  },
})

const { COUNTS_FILE } = process.env

/** What takes longest starts first. */
const folders = ['test/relay', 'test/card', 'test/connector']

export default {
  files: folders.map((folder) => folder + '/**/*.browser.test.ts'),
  nodeResolve: true,
  // An accessibility audit takes a second or two on a busy machine.
  testFramework: { config: { timeout: 10_000 } },
  // One more than most machines have to spare: several files mostly wait.
  concurrency: 3,
  // Not a plugin: those transform what they serve, and the relay's script must keep its hash.
  // Whoever watches changes what a bundle was made of.
  middleware: process.argv.includes('--watch') ? [testPages] : [testPages, serveBundles(folders)],
  plugins: [
    esbuildPlugin({ ts: true, target: 'auto', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findBrowser(), args: launchArgs },
    }),
  ],
  reporters: [defaultReporter(), ...(COUNTS_FILE ? [countsReporter(COUNTS_FILE)] : [])],
}
