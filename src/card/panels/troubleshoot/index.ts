/**
 * The panel about what doesn't work although an account is connected: a list of topics, and an answer to each. Which
 * answer is open is kept here; the answers are drawn by topic.ts and code-lookup.ts.
 */
import '../../restore-document.js'
import { html } from 'lit'
import type { Code } from '../../../protocol/codes.js'
import { fieldStyles } from '../../styles/fields.js'
import type { Card, View } from '../../view.js'
import { askAdminView } from '../ask-admin.js'
import { choicesTemplate, type Choice } from '../choices.js'
import type { Panel } from '../panel.js'
import { createProblem } from '../../../connector/problem.js'
import { codeLookupView } from './code-lookup.js'
import { topicView, type Topic } from './topic.js'

/** What the panel shows. */
type Page =
  | { name: 'list' }
  | { name: 'topic'; topic: Topic }
  | { name: 'codes'; typed: string }
  | { name: 'askAdmin'; code: Code }

type Item = Topic | 'codes'

export default class TroubleshootPanel implements Panel {
  readonly styles = [fieldStyles]
  readonly #card: Card
  #page: Page = { name: 'list' }
  /** The item of the list that gets the focus: the one that was chosen last. */
  #item: Item = 'missingData'

  constructor(card: Card) {
    this.#card = card
  }

  handleClose(): void {
    this.#page = { name: 'list' }
    this.#item = 'missingData'
  }

  render(base: View): View | undefined {
    const { state } = this.#card
    if (state.status !== 'connected') return
    const page = this.#page
    // The account stays; what the card says about it gives way to the answer.
    const below = { ...base, notice: undefined, details: undefined }
    switch (page.name) {
      case 'list':
        return this.#renderList(below)
      case 'topic':
        return topicView({ card: this.#card, state, base: below, topic: page.topic, goBack: () => this.#showList() })
      case 'codes':
        return this.#renderCodes(below, page.typed)
      case 'askAdmin':
        return askAdminView(this.#card, base, createProblem(page.code), () =>
          this.#show({ name: 'codes', typed: page.code }),
        )
    }
  }

  #renderList(base: View): View {
    const { question, topics, code, close } = this.#card.texts.panels.troubleshoot
    const items: [Item, label: string, page: Page][] = [
      ...(Object.keys(topics) as Topic[]).map((topic): [Item, string, Page] => [
        topic,
        topics[topic].title,
        { name: 'topic', topic },
      ]),
      ['codes', code.title, { name: 'codes', typed: '' }],
    ]
    const choices = items.map(([item, label, page]): Choice => ({
      label,
      press: () => this.#show(page, item),
      hasFocus: item === this.#item,
    }))
    return {
      ...base,
      body: html`<div part="body">${choicesTemplate('guide', question, choices)}</div>`,
      buttons: [{ label: close, press: () => this.#card.close() }],
    }
  }

  #renderCodes(base: View, typed: string): View {
    return codeLookupView({
      card: this.#card,
      base,
      typed,
      onType: (text) => this.#type(text),
      onAsk: (asked) => this.#show({ name: 'askAdmin', code: asked }),
      goBack: () => this.#showList(),
    })
  }

  /** Draws the answer beside the field, which keeps the focus. */
  #type(typed: string): void {
    this.#page = { name: 'codes', typed }
    this.#card.requestUpdate()
  }

  #showList(): Promise<void> {
    return this.#show({ name: 'list' })
  }

  #show(page: Page, item = this.#item): Promise<void> {
    this.#page = page
    this.#item = item
    return this.#card.open('troubleshoot')
  }
}
