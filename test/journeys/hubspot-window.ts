/** What a person does in HubSpot's window. */
import type { Page } from 'playwright-core'
import type { Card } from './card.js'

/** Waits until the popup is closed. */
export async function waitForClose(popup: Page): Promise<void> {
  if (popup.isClosed()) return
  await popup.waitForEvent('close').catch(async (cause: unknown) => {
    if (popup.isClosed()) return
    const shown = await popup.locator('body').innerText().catch(String)
    throw new Error(`The popup at ${popup.url()} did not close. It shows: ${shown}`, { cause })
  })
}

/** Chooses an account and approves. */
export async function approve(page: Page, account = 'Acme Europe'): Promise<void> {
  await page.getByRole('radio', { name: account }).check()
  await page.getByRole('button', { name: 'Connect app' }).click()
}

/** Approves in a popup and waits until it has closed itself. */
export async function approveInPopup(popup: Page, account?: string): Promise<void> {
  await approve(popup, account)
  await waitForClose(popup)
}

/** Connects a card that shows “Not connected”. */
export async function connect({ pressForPopup, waitForStatus }: Card): Promise<void> {
  await approveInPopup(await pressForPopup('Connect HubSpot'))
  await waitForStatus('Connected')
}
