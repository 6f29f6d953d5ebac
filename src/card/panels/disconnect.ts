/** The panel that asks before it disconnects: what Wiro forgets, and what HubSpot does not. */
import { html } from 'lit'
import type { Account } from '../../protocol/endpoint.js'
import { externalIcon, warningIcon } from '../templates.js'
import type { Card, View } from '../view.js'
import type { Panel } from './panel.js'

export default class DisconnectPanel implements Panel {
  readonly #card: Card

  constructor(card: Card) {
    this.#card = card
  }

  render(): View | undefined {
    const { state, texts, accountName } = this.#card
    if (state.status !== 'connected') return
    const { status, confirm, keep } = texts.panels.disconnect
    const { account } = state
    const name = account.name ?? (accountName || account.portalId || texts.first.title)
    return {
      tone: 'caution',
      icon: warningIcon,
      status: status({ name: html`<bdi>${name}</bdi>` }),
      body: effectsTemplate(this.#card, account, status({ name }).join('')),
      buttons: [
        { label: confirm, press: () => this.#disconnect(), kind: 'removal' },
        // The last button gets the focus: it is the one that changes nothing.
        { label: keep, press: () => this.#card.close() },
      ],
    }
  }

  #disconnect(): void {
    void this.#card.close()
    void this.#card.disconnect()
  }
}

function effectsTemplate({ texts }: Card, { portalId }: Account, label: string) {
  const { effects, link, href } = texts.panels.disconnect
  const appsLink = portalId
    ? html` <a part="link" target="_blank" rel="noopener noreferrer" href=${href({ id: encodeURIComponent(portalId) })}>${link}${externalIcon}</a>`
    : ''
  return html`<div part="body" role="group" aria-label=${label}><ul part="steps"><li>${effects.access}</li><li>${effects.agent}</li><li>${effects.app}${appsLink}</li></ul></div>`
}
