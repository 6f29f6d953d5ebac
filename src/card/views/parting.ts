/** The question before a disconnect. Loaded on demand. */
import { html } from 'lit'
import type { State } from '../../connector/state.js'
import { svgIcon } from '../icons.js'
import { externalIcon, warningIcon } from '../templates.js'
import type { Card, View } from '../view.js'

type Account = Extract<State, { status: 'connected' | 'disconnecting' }>

/** What Wiro forgets, and what HubSpot does not. */
export function confirmView(card: Card<Account>): View {
  const { state, texts, accountName } = card
  const { status, effects, link, href, confirm, keep } = texts.panels.disconnect
  const { name, portalId } = state.account
  const called = name ?? (accountName || portalId || texts.first.title)
  const away = portalId
    ? html` <a part="link" target="_blank" rel="noopener noreferrer" href=${href({ id: encodeURIComponent(portalId) })}>${link}${svgIcon(externalIcon)}</a>`
    : ''
  const press = () => {
    void card.open()
    void card.disconnect()
  }
  const label = status({ name: called }).join('')
  return {
    tone: 'caution',
    icon: warningIcon,
    status: status({ name: html`<bdi>${called}</bdi>` }),
    body: html`<div part="body" role="group" aria-label=${label}><ul part="steps"><li>${effects.access}</li><li>${effects.agent}</li><li>${effects.app}${away}</li></ul></div>`,
    buttons: [
      { label: confirm, press, kind: 'removal' },
      // The safe answer is the last: the focus goes there.
      { label: keep, press: () => card.open() },
    ],
  }
}
