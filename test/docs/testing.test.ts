/** The tests that docs/testing.md shows, run as they stand: they pass. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findBrowser } from '../browser.js'
import { root, run } from '../package/packed.js'
import { exampleIn, hostFolder } from './host-project.js'

const path = 'docs/testing.md'

/** Runs an example as a test file of Node's test runner, and returns its report. */
function runNodeTest(name: string, code: string): string {
  writeFileSync(join(hostFolder(), name), code)
  return run(hostFolder(), process.execPath, '--test', '--test-reporter=tap', name)
}

test('the browser test passes', { timeout: 90_000 }, async () => {
  const executablePath = JSON.stringify(await findBrowser())
  const code = exampleIn(path, 'Browser tests', 'js')

  const report = runNodeTest(
    'browser.test.mjs',
    code.replace('chromium.launch()', `chromium.launch({ executablePath: ${executablePath} })`),
  )

  assert.match(report, /^# pass 2$/m)
})

test('the server test passes', () => {
  const report = runNodeTest('server.test.mjs', exampleIn(path, 'Server tests', 'js'))

  assert.match(report, /^# pass 2$/m)
})

test('the unit tests pass in jsdom', { timeout: 90_000 }, () => {
  const dispatching = exampleIn(path, 'Unit tests of your page', 'js', 1)
  writeFileSync(join(hostFolder(), 'page.test.mjs'), exampleIn(path, 'Unit tests of your page', 'js'))
  writeFileSync(
    join(hostFolder(), 'unknown-element.test.mjs'),
    `// @vitest-environment jsdom
    import { expect, test } from 'vitest'
    test('a component hears of a connection', () => {
      document.body.innerHTML = '<wiro-hubspot-connect></wiro-hubspot-connect>'
      let heard
      document.addEventListener('wiro-connected', ({ portalId }) => (heard = portalId))
      ${dispatching}
      expect(heard).toBe('12345678')
    })`,
  )
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const names = ['page.test.mjs', 'unknown-element.test.mjs']

  const report = run(hostFolder(), process.execPath, vitest, 'run', '--reporter=json', ...names)

  const { numPassedTests, numTotalTests } = JSON.parse(report.slice(report.indexOf('{'))) as Record<string, number>
  assert.deepEqual([numPassedTests, numTotalTests], [3, 3])
})
