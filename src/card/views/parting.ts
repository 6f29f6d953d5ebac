/** The question before a disconnect. Loaded on demand. */
import type { State } from '../../connector/state.js'
import { draw, out, said, warn, type Filling, type Template } from '../said.js'
import type { Card, View } from '../view.js'

type Account = Extract<State, { status: 'connected' | 'disconnecting' }>

/** What Wiro forgets, and what HubSpot does not. */
export function confirmView(card: Card<Account>, _: View, html: Template, fill: Filling): View {
  const { state, messages, accountName } = card
  const { status, list, link, href, disconnect: label, keep } = said(messages).confirm
  const { name, portalId } = state.account
  const called = name ?? (accountName || portalId || messages.title)
  const away = portalId
    ? html` <a part="link" target="_blank" rel="noopener noreferrer" href=${href.replace('{id}', () => encodeURIComponent(portalId))}>${link}${draw(out, html)}</a>`
    : ''
  const steps = list.map((line, index) => html`<li>${line}${list[index + 1] ? '' : away}</li>`)
  const press = () => {
    void card.open()
    void card.disconnect()
  }
  return {
    tone: 'caution',
    icon: warn,
    status: fill(status, { name: html`<bdi>${called}</bdi>` }),
    body: html`<div part="body" role="group" aria-label=${status.replace('{name}', () => called)}><ul part="steps">${steps}</ul></div>`,
    buttons: [
      [label, press, 'removal'],
      // The safe answer is the last: the focus goes there.
      [keep, () => card.open()],
    ],
  }
}
