/** The text that a person copied off HubSpot's page, as long as its attempt is of interest. Loaded on demand. */
import type { State } from '../connector/state.js'

const texts = new WeakMap<object, string>()

export const shownTo = (card: object): string => texts.get(card) ?? ''

export const keepShown = (card: object, text: string): unknown => texts.set(card, text)

/** The next window shows something else, and where nothing is wrong nothing was shown. */
export function forgetShown(card: { state: State }): void {
  const { status, problem } = card.state as Partial<Extract<State, { status: 'failed' }>>
  if (!/^(authorizing|verifying|unfinished)$/.test(status!) && !problem) texts.delete(card)
}

/** Characters of it that go into a support request. */
const longest = 1_000

/** What is between two windows alone, or nobody's business: it may stand in an address that was copied along. */
const confidential = /\b(state|code|seal|[\w-]*(?:secret|token|password|key))=[^\s&"'“”]+/gi
const mail = /[\w.+-]+@[\w.-]+/g

/** In one line, without secrets and addresses of people. */
export const shownToSend = (text: string): string =>
  text.trim().slice(0, longest).replace(confidential, '$1=…').replace(mail, '…').replace(/\s+/g, ' ')
