/** What the panel's tabs share: the card, the environment, and how a change is drawn. */
import type { State } from '../../src/index.js'
import type { DemoEnvironment } from './environment.js'

/** The card. Before the element is defined it has none of these members. */
export type Card = HTMLElement & {
  state?: State
  updateComplete?: Promise<boolean>
  cancel?(): void
}

export const findCard = (): Card => document.querySelector('wiro-hubspot-connect')!

export interface PanelContext {
  environment: DemoEnvironment
  /** Renders the panel anew. */
  draw(): void
  /** Shows a tab, wherever the person is on the page. */
  openTab(name: string): void
  /** Keeps a choice in the page's URL, applies all of them, and renders. Without a value the choice is removed. */
  choose(name: string, value: string): void
  /** Waits for a change of the faults, then reads and renders them. */
  perform(change: Promise<unknown>): Promise<void>
}

export interface Tab {
  /** The word on the tab. */
  title: string
  /** A number beside the word. */
  count?(): number
  render(): unknown
}
