/**
 * The panel about what doesn't work although an account is connected: a list of topics, and an answer to each. Which
 * answer is open is kept here; the answers are drawn by topic.ts and code-lookup.ts.
 */
import { html } from 'lit'
import { ownerOf, type Code } from '../../../protocol/codes.js'
import type { Problem } from '../../../connector/state.js'
import type { Card, View } from '../../view.js'
import { askAdminView } from '../ask-admin.js'
import { choicesTemplate, type Choice } from '../choices.js'
import type { Panel } from '../panel.js'
import { codeLookupView } from './code-lookup.js'
import { topicView, type Topic } from './topic.js'

/** What the panel shows. */
type Page =
  | { name: 'list' }
  | { name: 'topic'; topic: Topic }
  | { name: 'codes'; code?: Code | undefined }
  | { name: 'askAdmin'; code: Code }

type Item = Topic | 'codes'

export default class TroubleshootPanel implements Panel {
  readonly #card: Card
  #page: Page = { name: 'list' }
  /** The item of the list that gets the focus: the one that was chosen last. */
  #item: Item = 'forbidden'

  constructor(card: Card) {
    this.#card = card
  }

  handleClose(): void {
    this.#page = { name: 'list' }
    this.#item = 'forbidden'
  }

  render(base: View): View | undefined {
    const { state } = this.#card
    if (state.status !== 'connected') return
    const page = this.#page
    // The account stays; what the card says about it gives way to the answer.
    const below = { ...base, notice: undefined, code: undefined }
    switch (page.name) {
      case 'list':
        return this.#renderList(below)
      case 'topic':
        return topicView({ card: this.#card, state, base: below, topic: page.topic, goBack: () => this.#showList() })
      case 'codes':
        return this.#renderCodes(below, page.code)
      case 'askAdmin':
        return askAdminView(this.#card, base, problemOf(page.code), () => this.#showCode(page.code))
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
      ['codes', code.title, { name: 'codes' }],
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

  #renderCodes(base: View, code: Code | undefined): View {
    return codeLookupView({
      card: this.#card,
      base,
      problem: code && problemOf(code),
      onChoose: (chosen) => this.#showCode(chosen),
      onAsk: (asked) => this.#show({ name: 'askAdmin', code: asked }),
      goBack: () => this.#showList(),
    })
  }

  #showList(): Promise<void> {
    return this.#show({ name: 'list' })
  }

  #showCode(code: Code): Promise<void> {
    return this.#show({ name: 'codes', code })
  }

  #show(page: Page, item = this.#item): Promise<void> {
    this.#page = page
    this.#item = item
    return this.#card.open('troubleshoot')
  }
}

/** Returns a problem with a code that a person met somewhere else: nothing but the code is known of it. */
const problemOf = (code: Code): Problem => ({ code, owner: ownerOf(code), during: 'connect' })
