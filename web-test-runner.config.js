/** Runs the tests that need a page (`*.browser.test.ts`) in Chromium, each file in a page of its own. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { tsImport } from 'tsx/esm/api'
import { serveBundles } from './test/bundle.js'
import { testPages } from './test/relay/test-pages.js'
import { styleSheets } from './test/style-sheets.js'

const { findBrowser, launchArgs } = await tsImport('./test/browser.ts', import.meta.url)

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** Counts a suite's tests, with those of its inner suites. */
function countSuite({ tests, suites }) {
  const inner = suites.map(countSuite)
  const run = tests.filter((test) => !test.skipped)
  return {
    passed: run.filter((test) => test.passed).length + sum(inner.map((suite) => suite.passed)),
    failed: run.filter((test) => !test.passed).length + sum(inner.map((suite) => suite.failed)),
  }
}

/** Counts a file's tests. A file that broke, or ran no test, counts as one failure. */
function countFile({ passed, testResults }) {
  const counts = testResults ? countSuite(testResults) : { passed: 0, failed: 0 }
  const isBroken = !counts.failed && (!passed || !counts.passed)
  return isBroken ? { ...counts, failed: 1 } : counts
}

/** Writes the counts to a file, for test/run.ts. */
const countsReporter = (file) => ({
  stop({ sessions }) {
    const counts = sessions.map(countFile)
    writeFileSync(
      file,
      JSON.stringify({ passed: sum(counts.map((one) => one.passed)), failed: sum(counts.map((one) => one.failed)) }),
    )
  },
})

const { COUNTS_FILE } = process.env

export default {
  files: 'test/**/*.browser.test.ts',
  nodeResolve: true,
  // The limit of a test; an accessibility audit takes a second or two on a busy machine.
  testFramework: { config: { timeout: 20_000 } },
  // The limit of a file, for a page that is blocked and cannot stop its own test.
  testsFinishTimeout: 90_000,
  // More than the usual two cores, because the tests mostly wait.
  concurrency: 3,
  // A middleware and not a plugin: plugins transform what is served, and the relay's script must keep its CSP hash.
  // In watch mode the files are served one by one, since a bundle would go stale.
  middleware: process.argv.includes('--watch') ? [testPages] : [testPages, serveBundles()],
  plugins: [
    styleSheets,
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
