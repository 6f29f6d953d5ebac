/** One browser for all tests of a process. */
import { after, before } from 'node:test'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser, launchArgs } from '../browser.js'

/** There once the tests run. */
export let browser: Browser

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})

after(() => browser.close())
