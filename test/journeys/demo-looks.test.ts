/** The demo's theme editor, options and code: what I choose is applied, linked and copied as it is. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { pseudo } from '../../demo/gallery/pseudo.js'
import { PSEUDO_TAG } from '../../demo/panel/languages.js'
import { presets } from '../../demo/panel/preset-names.js'
import { tokens } from '../../demo/panel/tokens.js'
import { loadLanguage } from '../../src/card/locales/languages.js'
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'
import { eventually, eventuallyEqual } from '../eventually.js'
import { pageOf } from '../docs/pages.js'
import { root } from '../package/packed.js'
import { first, problems } from './card-texts.js'
import { choose, copy, element, openTab, panel, pressIn, readCode } from './demo-page.js'
import { journeyFrom } from './journey.js'

const journey = journeyFrom({ path: '/' })

// ── Theme ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns the tokens that are set on the card. */
const readTokens = (page: Page) =>
  element(page).evaluate(
    (card, names) => {
      const style = getComputedStyle(card)
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))
    },
    tokens.map(({ name }) => name),
  )

// These functions run in the page.

const readRules = (css: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return [...sheet.cssRules].map(({ cssText }) => cssText).join()
}

const readAppliedTheme = () => [...document.adoptedStyleSheets[0]!.cssRules].map(({ cssText }) => cssText).join()

const buttonStyle = (page: Page) =>
  element(page)
    .getByRole('button', { name: first.disconnected.button })
    .evaluate((button) => {
      const { backgroundColor, borderRadius } = getComputedStyle(button)
      return `${backgroundColor} ${borderRadius}`
    })

const fieldOf = (page: Page, label: string) => panel(page).getByRole('textbox', { name: label, exact: true })

journey('I change tokens, see them in the card, and copy the CSS that is applied', async (fixture) => {
  const { page, context, origin, waitForStatus } = fixture
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await waitForStatus(first.disconnected.status)
  const before = await readTokens(page)
  await openTab(page, 'Theme')

  await fieldOf(page, 'accent').fill('rgb(15, 118, 110)')
  await panel(page).getByText('Shape').click()
  await fieldOf(page, 'button-radius').fill('3px')

  await eventuallyEqual('the button', () => buttonStyle(page), 'rgb(15, 118, 110) 3px')
  const after = await readTokens(page)
  const css = await copy(page, 'CSS to copy')
  assert.equal(css, 'wiro-hubspot-connect {\n  --wiro-accent: rgb(15, 118, 110);\n  --wiro-button-radius: 3px;\n}')
  // On a page without the editor, the copied CSS does the same.
  await page.goto(origin + '/card.html')
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await readTokens(page), before)
  await page.addStyleTag({ content: css })
  assert.deepEqual(await readTokens(page), after)
  assert.equal(await buttonStyle(page), 'rgb(15, 118, 110) 3px')
})

journey('I pick a colour, take it back, and reset the theme', async ({ page, waitForStatus }) => {
  await waitForStatus(first.disconnected.status)
  const before = await buttonStyle(page)
  await openTab(page, 'Theme')

  await panel(page).getByLabel('Pick accent', { exact: true }).fill('#0f766e')
  await eventually(
    'the button',
    () => buttonStyle(page),
    (style) => style.startsWith('rgb(15, 118, 110)'),
  )
  assert.equal(await fieldOf(page, 'accent').inputValue(), '#0f766e')

  await pressIn(page, 'Reset accent')
  await eventuallyEqual('the button', () => buttonStyle(page), before)
  await fieldOf(page, 'accent').fill('teal')
  await pressIn(page, 'Reset the theme')
  await eventuallyEqual('the button', () => buttonStyle(page), before)
  assert.equal(new URL(page.url()).search, '?tab=theme')
})

journey('I read that a value cannot be applied, and the CSS to copy leaves it out', async ({ page, waitForStatus }) => {
  await waitForStatus(first.disconnected.status)
  const before = await buttonStyle(page)
  await openTab(page, 'Theme')

  await fieldOf(page, 'accent').fill('reddish')

  await panel(page).getByText('This is no value for it.').waitFor()
  assert.equal(await fieldOf(page, 'accent').getAttribute('aria-invalid'), 'true')
  assert.equal(await buttonStyle(page), before)
  assert.equal(await panel(page).getByRole('group', { name: 'CSS to copy' }).count(), 0)
})

for (const [name, title] of Object.entries(presets)) {
  journey(`I choose the theme ${title}, and copy the line that imports it`, async (fixture) => {
    const { page, context, waitForStatus } = fixture
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await waitForStatus(first.disconnected.status)
    const before = await readTokens(page)
    await openTab(page, 'Theme')

    await choose(page, 'Look', title)

    await eventually(
      'the tokens',
      () => readTokens(page),
      (now) => now['--wiro-accent'] !== before['--wiro-accent'],
    )
    assert.equal(await copy(page, 'CSS to copy'), `@import 'wiro-hubspot-connect/themes/${name}.css';`)
    const packed = readFileSync(join(root, `src/themes/${name}.css`), 'utf8')
    assert.equal(await page.evaluate(readAppliedTheme), await page.evaluate(readRules, packed))
    await page.reload()
    await waitForStatus(first.disconnected.status)
    assert.notEqual((await readTokens(page))['--wiro-accent'], before['--wiro-accent'])
  })
}

// ── Options ─────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I choose a language, and the card speaks it after a reload too', async ({ page, waitForStatus }) => {
  const german = await loadLanguage('de')
  await waitForStatus(first.disconnected.status)
  await openTab(page, 'Options')

  await choose(page, 'Language', 'Deutsch')

  await waitForStatus(german.first.disconnected.status)
  await page.reload()
  await waitForStatus(german.first.disconnected.status)
  assert.equal(await element(page).getAttribute('lang'), 'de')
  await choose(page, 'Language', 'English')
  await waitForStatus(first.disconnected.status)
})

journey('I find every language of the card by its own name', async ({ page }) => {
  await openTab(page, 'Options')

  const values = await panel(page)
    .getByRole('combobox', { name: 'Language' })
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))

  assert.deepEqual(values, ['', ...BUILT_IN_TAGS, PSEUDO_TAG])
})

journey('I choose the pseudo-language, and it stays so after a reload', async ({ page, waitForStatus }) => {
  const pseudoStatus = String(pseudo.disconnected!.status)
  await openTab(page, 'Options')

  await choose(page, 'Language', 'Pseudo-language')

  await waitForStatus(pseudoStatus)
  await page.reload()
  await waitForStatus(pseudoStatus)
})

journey('I make the card narrow, dark and right-to-left, and it stays so after a reload', async (fixture) => {
  const { page, waitForStatus } = fixture
  await waitForStatus(first.disconnected.status)
  await openTab(page, 'Options')

  await choose(page, 'Width', '320 px')
  await choose(page, 'Colours', 'dark')
  await choose(page, 'Direction', 'rtl')
  await page.reload()

  await waitForStatus(first.disconnected.status)
  assert.equal((await element(page).boundingBox())!.width, 320)
  assert.equal(await element(page).evaluate((card) => getComputedStyle(card).direction), 'rtl')
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark')
})

journey('I remove the endpoint, and the card tells the developer what is missing', async (fixture) => {
  const { page, waitForStatus, waitForText, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)
  await openTab(page, 'Options')
  await panel(page).getByText('More attributes').click()

  await choose(page, 'token-endpoint', 'missing')

  await waitForStatus(problems.developer.status)
  await waitForText(problems.developer.hint)
  await expectConsole(/token-endpoint is missing/)
  await pressIn(page, 'Reset the options')
  await waitForStatus(first.disconnected.status)
})

// ── Code ────────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I copy the code for React and Express, as it stands in the documentation', async (fixture) => {
  const { page, context } = fixture
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openTab(page, 'Code')

  await choose(page, 'Framework', 'React')
  await choose(page, 'Back end', 'Express')

  const [react] = pageOf('docs/frameworks/react.md').blocksIn('The component', 'jsx')
  const [express] = pageOf('docs/mounting.md').blocksIn('Express', 'js')
  assert.equal(await copy(page, 'HubSpot.jsx'), react)
  assert.equal(await copy(page, 'server.js'), express)
  await panel(page).getByRole('link', { name: 'More about Express' }).click()
  await page.getByRole('heading', { name: 'Express', exact: true }).waitFor()
})

journey('The code to copy has the attributes and the theme that I chose', async ({ page, origin }) => {
  await page.goto(origin + '/?tab=code&appearance=inline&disabled=true&account-name=Acme+%22EU%22&--wiro-radius=4px')

  const written = `<script type="module" src="/main.js"></script>
<wiro-hubspot-connect
  token-endpoint="/api/hubspot"
  disabled
  account-name="Acme &quot;EU&quot;"
  appearance="inline"
></wiro-hubspot-connect>`
  await eventuallyEqual('the code', () => readCode(page, 'settings.html'), written)
  assert.equal(await readCode(page, 'Your style sheet'), 'wiro-hubspot-connect {\n  --wiro-radius: 4px;\n}')
})

journey('The code to copy lets my server save what the card’s form asks for', async ({ page, origin }) => {
  await page.goto(origin + '/?tab=code&auth-method=own&back-end=express')

  await eventually(
    'the handler',
    () => readCode(page, 'hubspot-handler.js'),
    (code) => code.includes("  actions: ['start-agent', 'save-credentials'],"),
  )
})
