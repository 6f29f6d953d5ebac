/** What HubSpot's window shows while it is on the return page. */
import type { Page } from 'playwright-core'
import { eventuallyEqual } from '../eventually.js'
import { english, texts } from '../../src/relay/texts.js'

export const returnTexts = { ...english, ...texts }

/** Returns the heading, and below it the sentence. */
export const readReturnPage = (popup: Page): Promise<string> =>
  popup
    .locator('main')
    .evaluate((main) => [...main.querySelectorAll('h1, p')].flatMap((one) => one.textContent || []).join('\n'))

/** Waits until the return page says a text. */
export const waitForReturnText = (popup: Page, text: string): Promise<unknown> =>
  eventuallyEqual('the text of the return page', () => readReturnPage(popup), text)

/** Waits until the return page is at work: it has no words before a page has sent it some. */
export const waitForReturnPage = (popup: Page): Promise<unknown> => popup.locator('main[data-phase=busy]').waitFor()
