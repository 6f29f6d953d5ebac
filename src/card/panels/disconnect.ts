/** The panel that asks before it disconnects: what it means for the agent, and what stays at HubSpot. */
import '../restore-document.js'
import { html, type TemplateResult } from 'lit'
import type { Account } from '../../protocol/parsed-answers.js'
import { externalIcon } from '../templates.js'
import { warningIcon } from '../warning-icon.js'
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
    const { status, text, confirm, keep } = texts.panels.disconnect
    const { account } = state
    const name = account.name ?? (accountName || account.portalId || texts.first.title)
    return {
      tone: 'caution',
      icon: warningIcon,
      status: status({ name: html`<bdi>${name}</bdi>` }),
      text,
      note: noteTemplate(this.#card, account),
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

function noteTemplate({ texts }: Card, { portalId }: Account): TemplateResult {
  const { note, link, href } = texts.panels.disconnect
  const appsLink = portalId
    ? html` <a part="link" target="_blank" rel="noopener noreferrer" href=${href({ id: encodeURIComponent(portalId) })}>${link}${externalIcon}</a>`
    : ''
  return html`${note}${appsLink}`
}
