/** Shared by the tests of "What did HubSpot show?": opens the question, types into its box and reads the answer. */
import type { State } from '../../../../src/connector/state.js'
import { all, button, drawn, press, seen, settled, textOf, type Card, type Properties } from '../../card.js'
import { connected, flowWith, problemWith, waiting } from '../../states.js'
import { texts } from '../../texts.js'

const { questionLink } = texts.problems
const { heading, label } = texts.panels.question

/** A flow that has waited for over a minute offers the question behind a link. */
export const lingering = waiting('authorizing', flowWith(14, { lingering: true }))

/** A reconnect that was not confirmed, over an account. */
export const reconnectFailed = connected({ problem: problemWith('unfinished') })

/** The states that the question is asked in, and the link that opens it. */
export const situations: [description: string, state: State, link: string][] = [
  ['when the window is gone', waiting('unfinished'), questionLink],
  ['while the window is open', lingering, texts.problems.questionLink],
  ['after a reconnect', reconnectFailed, questionLink],
]

export async function asking(state: State = waiting('unfinished'), link = questionLink, properties?: Properties) {
  const { card, connector } = await drawn(state, properties)
  button(card, link).focus()
  await press(card, link)
  return { card, connector }
}

export const box = (card: Card) => all(card, 'textarea')[0] as HTMLTextAreaElement

export async function paste(card: Card, text: string): Promise<void> {
  box(card).focus()
  box(card).value = text
  box(card).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await settled(card)
}

/** The lines of the answer: above the box where the message is known, else below it. */
export function answer(card: Card): string[] {
  const lines = seen(card).body!
  const above = lines.slice(0, lines.indexOf(label))
  return above[0] === heading ? lines.slice(above.length + 2) : above
}

export const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

export const messages = {
  noPermission: 'You don’t have permission to connect this app.',
  planLacksScope:
    'Your account lacks access to the required scopes [crm.lists.read, crm.lists.write, automation.read].',
  wrongRedirectUrl: `Authorization failed as the redirect URL 'https://app.example.com/oauth' doesn't match`,
  unknown: '接続を完了できませんでした',
}
