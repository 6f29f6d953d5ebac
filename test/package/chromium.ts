/** One Chromium for all tests of a process. */
import { after, before } from 'node:test'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser, launchArgs } from '../browser.js'

/** Launched before the first test runs. */
export let browser: Browser

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})

after(() => browser.close())
