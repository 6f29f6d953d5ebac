/**
 * Pages that lack something, change something or come back, in Chromium, Firefox and WebKit: `npm run test:engines`.
 * Each scenario is a page of its own, used with real clicks.
 */
import { after, before, describe, test } from 'node:test'
import type { Host } from '../../demo/host/host.js'
import { chosenEngines, startFirefox, type Browser } from './browsers.js'
import { changedPages } from './scenarios/changed-pages.js'
import { missingApis } from './scenarios/missing-apis.js'
import { statusScenarios } from './scenarios/status.js'
import { openScenario, startScenarios, type Scenario } from './stage.js'

const TIME_LIMIT = { timeout: 120_000 }

const scenarios: Scenario[] = [...missingApis, ...changedPages, ...statusScenarios]

let host: Host
before(async () => void (host = await startScenarios(scenarios)))
after(() => host?.close())

for (const [name, start] of chosenEngines()) {
  describe(name, () => {
    let browser: Browser
    before(async () => void (browser = await start()))
    after(() => browser?.close())

    for (const scenario of scenarios) {
      const { title, exceptIn, firefoxPreferences, run } = scenario
      if (exceptIn === name || (firefoxPreferences && name !== 'Firefox')) continue
      test(`${name}: ${title}`, TIME_LIMIT, async () => {
        const own = firefoxPreferences && (await startFirefox(firefoxPreferences))
        try {
          await run(await openScenario(own ?? browser, host, scenarios, scenario))
        } finally {
          await own?.close()
        }
      })
    }
  })
}
