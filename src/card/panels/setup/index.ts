/**
 * The panel that sets up an own HubSpot app: the app's file, what to check in the app, and the form for its credentials.
 * A card without a saved app is drawn with it, although nobody opened it.
 */
import '../../restore-document.js'
import { html } from 'lit'
import { setupStyles } from '../../styles/setup.js'
import type { Button, Card, View } from '../../view.js'
import type { Panel } from '../panel.js'
import { FormController } from './form-controller.js'
import { formTemplate } from './form.js'
import { createStepTemplate, redirectStepTemplate, scopesStepTemplate } from './steps.js'

export default class SetupPanel implements Panel {
  readonly styles = setupStyles
  readonly #card: Card
  readonly #form: FormController

  constructor(card: Card) {
    this.#card = card
    this.#form = new FormController(card)
  }

  render(): View {
    const card = this.#card
    const texts = card.texts.panels.setup
    const canSave = card.state.can.includes('save-credentials')
    const takesFocus = !this.#form.state.isRefused
    return {
      icon: 'none',
      status: texts.status,
      text: canSave ? texts.text : texts.shorterText,
      body: html`<ol part="setup">${createStepTemplate(card, takesFocus)}${redirectStepTemplate(card)}${scopesStepTemplate(card)}${canSave ? formTemplate(card, this.#form) : ''}</ol>`,
      buttons: canSave ? this.#buttonsWithForm() : this.#buttonsWithoutForm(),
    }
  }

  #buttonsWithForm(): Button[] {
    const press = this.#form.isPending ? undefined : () => this.#form.submit()
    const save: Button = { label: this.#card.texts.panels.setup.buttons.save, press, kind: 'action' }
    return this.#isOpened ? [save, this.#cancelButton()] : [save]
  }

  #buttonsWithoutForm(): Button[] {
    const card = this.#card
    const { check, retry } = card.texts.first.buttons
    return this.#isOpened
      ? [{ label: retry, press: () => card.connect(), kind: 'action' }, this.#cancelButton()]
      : [{ label: check, press: () => card.checkStatus() }]
  }

  /** The person opened the panel, so there is something below it to go back to. */
  get #isOpened(): boolean {
    return !!this.#card.panel
  }

  #cancelButton(): Button {
    return { label: this.#card.texts.first.buttons.cancel, press: () => this.#card.close(), kind: 'quiet' }
  }
}
