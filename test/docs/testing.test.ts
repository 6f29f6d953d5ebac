/** The tests that docs/testing.md shows, run as they stand: they pass. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findBrowser } from '../browser.js'
import { first } from '../journeys/card-texts.js'
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

/** What a simulated page's own `window.open` does, and what else such a page or its fake timers lack. */
const presses = `// @vitest-environment jsdom
  import { beforeAll, expect, test, vi } from 'vitest'
  import 'wiro-hubspot-connect/define'

  const answers = {
    status: { result: true, connected: false, errors: [] },
    connect: { result: true, authorizeUrl: 'https://app.hubspot.com/oauth/authorize?client_id=1', errors: [] },
  }
  beforeAll(async () => void (await customElements.whenDefined('wiro-hubspot-connect')))

  let shown = 0
  function show(properties) {
    sessionStorage.clear()
    vi.stubGlobal('fetch', async (url, { body }) => Response.json(answers[JSON.parse(body).action]))
    const card = document.createElement('wiro-hubspot-connect')
    document.body.replaceChildren(Object.assign(card, { tokenEndpoint: '/api/hubspot?' + shown++, ...properties }))
    return card
  }
  const connected = { initialStatus: { result: true, connected: true, username: '12345678', errors: [] } }
  const press = (card, label) =>
    [...card.shadowRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label).click()

  test('a press in a page without windows leads to the next state', async () => {
    const card = show()
    await expect.poll(() => card.state.status).toBe('disconnected')
    await card.updateComplete
    press(card, ${JSON.stringify(first.disconnected.button)})
    await expect.poll(() => card.state.status).not.toBe('disconnected')
  })

  test('a press of a connected card opens its panel', async () => {
    const card = show(connected)
    await card.updateComplete
    press(card, ${JSON.stringify(first.buttons.disconnect)})
    await expect.poll(() => card.shadowRoot.querySelector('[part~=removal]')).toBeTruthy()
  })

  test('a page without MutationObserver, without a timeline and with fake timers draws', async () => {
    vi.stubGlobal('MutationObserver', undefined)
    vi.useFakeTimers()
    Object.defineProperty(performance, 'getEntriesByType', { configurable: true, value: undefined })
    Object.defineProperty(performance, 'timeOrigin', { configurable: true, value: undefined })
    const card = show({ ...connected, agentKey: 'first of its key' })
    await card.updateComplete
    expect(card.shadowRoot.textContent).toContain('Hub ID 12345678')
  })`

const unknownElement = (dispatching: string) => `// @vitest-environment jsdom
  import { expect, test } from 'vitest'
  test('a component hears of a connection', () => {
    document.body.innerHTML = '<wiro-hubspot-connect></wiro-hubspot-connect>'
    let heard
    document.addEventListener('wiro-connected', ({ portalId }) => (heard = portalId))
    ${dispatching}
    expect(heard).toBe('12345678')
  })`

interface Report {
  numPassedTests: number
  numTotalTests: number
}

test('the unit tests pass in jsdom and happy-dom', { timeout: 120_000 }, () => {
  const files = {
    connector: exampleIn(path, 'Unit tests of your page', 'js'),
    fetch: exampleIn(path, 'With a fetch of yours', 'js'),
    presses,
    unknown: unknownElement(exampleIn(path, 'Where the element works', 'js')),
  }
  for (const environment of ['jsdom', 'happy-dom'])
    for (const [name, code] of Object.entries(files))
      writeFileSync(
        join(hostFolder(), `${name}.${environment}.test.mjs`),
        code.replace(/@vitest-environment \S+/, `@vitest-environment ${environment}`),
      )
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')

  // A busy machine takes its time. An exception that no test catches fails the run, too.
  const limits = ['--testTimeout=60000', '--hookTimeout=60000', '--expect.poll.timeout=30000']
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=report.json']
  const output = run(hostFolder(), process.execPath, vitest, 'run', ...limits, ...reporters, 'dom')

  const report = JSON.parse(readFileSync(join(hostFolder(), 'report.json'), 'utf8')) as Report
  assert.deepEqual([report.numPassedTests, report.numTotalTests], [16, 16], output)
})
