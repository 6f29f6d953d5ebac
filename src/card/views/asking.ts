/** A message to whoever can help, ready to be sent. Loaded on demand, its words when it is first opened. */
import { html } from 'lit'
import type { Problem } from '../../connector/state.js'
import type { Panel } from '../panel.js'
import { mailtoUrl, openLink } from '../support.js'
import type { Button, Card, View } from '../view.js'
import { describeProblem } from '../problem-texts.js'

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

/** Without a problem of its own it is about the state's; `back` leads where it was opened. */
export const askPanel =
  (asked?: Problem, back?: () => unknown): Panel =>
  (card: Card, base: View): View | undefined => {
    const problem = asked ?? (card.state as { problem?: Problem }).problem
    if (!problem) return
    const { texts, controllers } = card
    const { message: write, labels, copy, email, back: label } = texts.panels.askAdmin
    const { button: subject } = texts.first.disconnected
    const title = describeProblem(card, problem).status
    const url = addressToSend(location.href)
    const message = write({ url, button: subject, title, code: problem.code })
    const copyMessage = async () => (await controllers.copy.copy('message', message)) || mark(card)
    const buttons: Button[] = [
      {
        label: controllers.copy.isCopied('message') ? texts.problems.buttons.copied : copy,
        press: copyMessage,
        kind: 'action',
      },
      { label: email, press: () => openLink(mailtoUrl(subject, message)) },
      { label, press: back ?? (() => card.open()), kind: 'aside' },
    ]
    const own = (labels as Partial<Record<string, string>>)[problem.owner]
    return { ...base, body: fieldOf(own ?? labels.hubspotAdmin, message), buttons, code: undefined }
  }

const fieldOf = (label: string, text: string) =>
  html`<div part="body"><label part="field"><span part="label">${label}</span><textarea part="input" rows="7" readonly data-focus .value=${text}></textarea></label></div>`

/** Where nothing can be copied for a person, the message is marked for them. */
const mark = (card: Card) => card.renderRoot.querySelector('textarea')?.select()
