/** The demo's settings page with its panel, as a person reads and presses it. */
import type { Page } from 'playwright-core'
import { eventuallyEqual } from '../eventually.js'

export const TABS = ['Show me', 'Code', 'Theme', 'Options', 'Events', 'Faults']

export const element = (page: Page) => page.locator('wiro-hubspot-connect')
export const panel = (page: Page) => page.getByRole('complementary', { name: 'Demo panel' })
export const openTab = (page: Page, name: string): Promise<void> => panel(page).getByRole('tab', { name }).click()

export const pressIn = (page: Page, name: string): Promise<void> =>
  panel(page).getByRole('button', { name, exact: true }).click()

/** Chooses a value of a setting in the panel, whether its values stand side by side or in a list. */
export async function choose(page: Page, setting: string, value: string): Promise<void> {
  const group = panel(page).getByRole('radiogroup', { name: setting, exact: true })
  const list = panel(page).getByRole('combobox', { name: setting, exact: true })
  await group.or(list).waitFor()
  if (await group.count()) await group.getByRole('radio', { name: value, exact: true }).check()
  else await list.selectOption({ label: value })
}

/** Returns the text to copy with this name, as in the code of a file. */
export const readCode = (page: Page, name: string): Promise<string> =>
  panel(page).getByRole('group', { name, exact: true }).innerText()

/** Copies a text with its button, and returns what is on the clipboard. The context must allow reading it. */
export async function copy(page: Page, name: string): Promise<string> {
  await panel(page)
    .getByRole('button', { name: `Copy ${name}`, exact: true })
    .click()
  await panel(page)
    .getByRole('button', { name: `Copied ${name}`, exact: true })
    .waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Returns the faults that the panel lists as on. */
export const activeFaults = (page: Page): Promise<string[]> =>
  page
    .getByRole('region', { name: 'What is switched on' })
    .getByRole('button', { name: 'Switch off' })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!.replace('Switch off ', '')))

/** Searches for a fault by its name and switches it on or off. The tab “Faults” must be open. */
export async function switchFault(page: Page, name: string, isOn = true): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search the faults' }).fill(name)
  await panel(page).locator(`[value="${name}"]`).setChecked(isOn)
  await eventuallyEqual(`whether ${name} is on`, async () => (await activeFaults(page)).includes(name), isOn)
}
