/** The style sheets around the demo's page: each rule styles something that a person can come to see. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { first } from './card-texts.js'
import { choose, openTab, panel, pressIn, switchFault, TABS } from './demo-page.js'
import { connect } from './hubspot-window.js'
import { journeyFrom } from './journey.js'

const journey = journeyFrom({ path: '/' })

/** Pseudo-classes and pseudo-elements of a moment, or that no script can ask for. */
const MOMENTS = /:not\(:disabled\)|:(hover|focus-visible|checked|disabled)|::[\w-]+/g

/** Returns the selectors of the page's style sheets that match nothing now. Runs in the page, without named functions. */
function unmatchedSelectors(moments: string): string[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const unmatched: string[] = []
  for (const rule of rules) {
    // The loop goes on with the rules of a media query.
    if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)) rules.push(...rule.cssRules)
    if (!(rule instanceof CSSStyleRule)) continue
    for (const selector of rule.selectorText.split(/,(?![^(]*\))/))
      if (!document.querySelector(selector.replace(new RegExp(moments, 'g'), ':is(*)'))) unmatched.push(selector.trim())
  }
  return unmatched
}

journey('No style sheet of the page has a rule for what is never there', async (fixture) => {
  const { page, origin, waitForStatus } = fixture
  let unused: string[] | undefined
  const look = async (at: Page) => {
    const unmatched = await at.evaluate(unmatchedSelectors, MOMENTS.source)
    unused = unused?.filter((selector) => unmatched.includes(selector)) ?? unmatched
  }
  await waitForStatus(first.disconnected.status)
  for (const name of TABS) {
    await openTab(page, name)
    await look(page)
  }
  await switchFault(page, 'latency')
  await look(page)
  // A slow read that is still under way would be the answer to the next page's card as well.
  await switchFault(page, 'latency', false)
  await pressIn(page, 'Demo panel')
  await look(page)
  await pressIn(page, 'Demo panel')
  await openTab(page, 'Theme')
  await panel(page).getByRole('textbox', { name: 'accent', exact: true }).fill('reddish')
  await look(page)
  for (const theme of ['shadcn/ui', 'Bootstrap', 'Material', 'Dark dashboard']) {
    await choose(page, 'Look', theme)
    await look(page)
  }
  for (const scheme of ['light', 'dark']) {
    await page.goto(`${origin}/?show=own-app&scheme=${scheme}`)
    await page.locator('#guide .step').waitFor()
    await look(page)
  }

  await page.goto(`${origin}/?show=connect`)
  await connect(fixture)
  await page.locator('#guide .leading').waitFor()
  await look(page)

  assert.deepEqual(unused, [])
})
