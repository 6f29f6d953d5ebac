/** A message to whoever can help, ready to be sent. Loaded on demand, its words when it is first opened. */
import type { Problem } from '../../connector/state.js'
import { copying } from '../copying.js'
import type { Help } from '../help.js'
import { said, saidOf, type Template } from '../said.js'
import { leave, letter } from '../support.js'
import type { Button, Card, Panel, View } from '../view.js'
import { explain } from './failure.js'

/** What a host's page may have in its address that is not for other eyes: what HubSpot's window brought back, a secret. */
const kept = /^(hubspot_|seal$)|secret|password|token/i

/** The page's address, as far as it leads somebody else to the card. */
export function addressToSend(address: string): string {
  const url = new URL(address)
  const names = [...url.searchParams.keys()].filter((name) => kept.test(name))
  for (const name of names) url.searchParams.delete(name)
  url.hash = url.username = url.password = ''
  return url.href
}

const fillIn = (sentence: string, values: Record<string, string>) =>
  sentence.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole)

/** Without a problem of its own it is about the state's; `back` leads where it was opened. */
export const askPanel =
  (help: Help, asked?: Problem, back?: () => unknown): Panel =>
  (card: Card, base: View, html, fill): View | undefined => {
    const problem = asked ?? (card.state as { problem?: Problem }).problem
    if (!problem) return
    const { messages } = card
    const words = said(messages)
    const { text, labels, copy, email, back: label } = saidOf(help, messages).ask
    const { button: subject } = messages.disconnected
    const title = explain(card, problem, words, html, fill).status
    const url = addressToSend(location.href)
    const message = fillIn(text, { url, button: subject, title, code: problem.code })
    const leads: Button[] = [
      [
        ...copying(
          card,
          copy,
          words.buttons.copied,
          () => message,
          () => mark(card),
        ),
        'action',
      ],
      [email, () => leave(letter(subject, message))],
      [label, back ?? (() => card.open()), 'aside'],
    ]
    return {
      ...base,
      body: fieldOf(labels[problem.owner] ?? labels.hubspotAdmin, message, html),
      buttons: leads,
      code: undefined,
    }
  }

const fieldOf = (label: string | undefined, text: string, html: Template) =>
  html`<div part="body"><label part="field"><span part="label">${label}</span><textarea part="input" rows="7" readonly data-focus .value=${text}></textarea></label></div>`

/** Where nothing can be copied for a person, the message is marked for them. */
const mark = (card: Card) => (card as unknown as Element).shadowRoot?.querySelector('textarea')?.select()
