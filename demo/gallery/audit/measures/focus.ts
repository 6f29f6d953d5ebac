/** Where the focus is after a press: a person who uses the keyboard must not have to begin at the top of the page again. */
import type { State, WiroHubspotConnect } from '../../../../src/index.js'
import type { GalleryCase } from '../../cases/index.js'
import { createCard, operate, settle } from '../../draw-case.js'
import { states } from '../../states.js'
import type { Appearance } from '../draw-all.js'
import { movingConnector, type MovingConnector } from '../moving-connector.js'

export interface LostFocus {
  title: string
  button: string
  /** The status of the connection when the focus was gone. */
  status: State['status']
}

export interface PressResult {
  /** How many buttons were pressed. */
  pressed: number
  lost: LostFocus[]
}

interface PressOptions {
  container: HTMLElement
  appearance: Appearance
  /** Presses the Enter key of a real keyboard. */
  pressEnter(): Promise<unknown>
}

/** Presses every button of these cases, each in a card of its own. */
export async function pressEverything(cases: readonly GalleryCase[], options: PressOptions): Promise<PressResult> {
  const stopOpening = keepInPage()
  const result: PressResult = { pressed: 0, lost: [] }
  for (const one of cases) await pressButtonsOf(one, options, result)
  stopOpening()
  return result
}

/** Opens no window and saves no file. Returns a function that undoes it. */
function keepInPage(): () => void {
  const { open } = window
  const { click } = HTMLAnchorElement.prototype
  window.open = () => null
  HTMLAnchorElement.prototype.click = () => {}
  return () => {
    window.open = open
    HTMLAnchorElement.prototype.click = click
  }
}

async function pressButtonsOf(one: GalleryCase, options: PressOptions, result: PressResult): Promise<void> {
  for (let index = 0; ; index++) {
    const connector = movingConnector(one.state)
    const card = Object.assign(createCard(one, connector), { appearance: options.appearance })
    options.container.replaceChildren(card)
    await operate(card, one)
    await settle(card)
    const button = pressable(card)[index]
    if (!button) return
    result.pressed++
    const label = button.textContent.trim()
    button.focus()
    await options.pressEnter()
    const lost = await statusesWithoutFocus(card, connector)
    result.lost.push(...lost.map((status) => ({ title: one.title, button: label, status })))
  }
}

/** *Reload page* takes the page away, and the focus with it. */
function pressable(card: WiroHubspotConnect): HTMLElement[] {
  const { reload } = (card as unknown as { texts: { first: { buttons: { reload: string } } } }).texts.first.buttons
  return [...card.shadowRoot!.querySelectorAll<HTMLElement>('button:enabled, summary')].filter(
    (element) => element.checkVisibility() && element.tabIndex >= 0 && element.textContent.trim() !== reload,
  )
}

/** What follows by itself, from where a press has led. */
const NEXT: Partial<Record<State['status'], State>> = {
  opening: states.authorizing,
  authorizing: states.verifying,
  verifying: states.connected,
  disconnecting: states.disconnected,
}

/** Returns the statuses in which the focus was not in the card: after the press, and after each step that follows. */
async function statusesWithoutFocus(card: WiroHubspotConnect, connector: MovingConnector): Promise<State['status'][]> {
  const lost: State['status'][] = []
  for (let next: State | undefined = connector.state; next; next = NEXT[next.status]) {
    if (next !== connector.state) connector.become(next)
    await settle(card)
    if (!hasFocus(card)) lost.push(next.status)
  }
  return lost
}

const hasFocus = (card: WiroHubspotConnect): boolean =>
  document.activeElement === card && !!card.shadowRoot!.activeElement?.checkVisibility()
