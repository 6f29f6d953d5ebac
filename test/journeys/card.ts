/** The card on a page, as a person reads and presses it. Knows nothing of hosts and browsers. */
import type { Frame, Page } from 'playwright-core'
import type { State } from '../../src/connector/state.js'
import { eventually, eventuallyEqual, withinLimit } from '../eventually.js'

const TAG = 'wiro-hubspot-connect'

export interface Card {
  page: Page
  /** Presses a button of the card. */
  press(label: string): Promise<void>
  /** Presses a button of the card and resolves to the popup that it opens. */
  pressForPopup(label: string): Promise<Page>
  /** Waits until the card's status line is this. */
  waitForStatus(status: string): Promise<void>
  /** Waits until the card's text contains this. Non-breaking spaces count as spaces. */
  waitForText(text: string): Promise<void>
  /** Opens the details of a problem, and waits until they contain this. */
  waitForDetails(text: string): Promise<void>
  /** Returns the labels of the action buttons, the primary one first. */
  buttons(): Promise<string[]>
  /** Returns the label of the focused element in the card. */
  focusedLabel(): Promise<string>
  state(): Promise<State>
  /** Returns the events of all cards since the page was loaded, one line each; see event-log.ts. */
  events(): Promise<string[]>
}

const withSpaces = (text: string) => text.replaceAll('\u00a0', ' ')

/** Returns the page's card at `index`. `root` is the frame that holds the card, if it is in one. */
export function cardOf(page: Page, index = 0, root: Page | Frame = page): Card {
  const element = root.locator(TAG).nth(index)
  const text = async () => withSpaces(await element.locator('section').innerText())
  const press: Card['press'] = (label) =>
    withinLimit(`the button “${label}”`, element.getByRole('button', { name: label, exact: true }).click())
  const waitForText: Card['waitForText'] = async (expected) =>
    void (await eventually(`“${expected}” in the card`, text, (shown) => shown.includes(withSpaces(expected))))
  return {
    page,
    press,
    waitForText,
    async waitForDetails(expected) {
      const details = element.locator('[part=details]')
      await withinLimit('the details', details.waitFor())
      if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
      await waitForText(expected)
    },
    async pressForPopup(label) {
      const pressed = Promise.all([page.waitForEvent('popup'), press(label)])
      const [popup] = await pressed.catch(async (cause: unknown) => {
        throw new Error(`No popup opened for “${label}”. The card shows: ${await text().catch(String)}`, { cause })
      })
      return popup
    },
    waitForStatus: (status) =>
      eventuallyEqual('the card’s status', () => element.locator('[part~=status]').innerText(), status),
    buttons: () => element.locator('[part=actions] button').allInnerTexts(),
    focusedLabel: () => withinLimit('the focused label', root.evaluate(readFocusedLabel)),
    state: () => withinLimit('the card’s state', element.evaluate(readState)),
    events: () => withinLimit('the card’s events', root.evaluate(readEvents)),
  }
}

// These functions run in the page.

const readFocusedLabel = () =>
  (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.innerText ?? ''

const readState = (card: Element) => (card as Element & { state: State }).state

const readEvents = () => (window as unknown as { loggedEvents: string[] }).loggedEvents
