/**
 * The panel that sets up an own HubSpot app: how to create one, what an app that is there needs, and the form for its
 * credentials. A card without a saved app is drawn with it, although nobody opened it.
 */
import '../../restore-document.js'
import { html, type TemplateResult } from 'lit'
import { keepFromPage } from '../../field-keys.js'
import { fieldStyles } from '../../styles/fields.js'
import { setupStyles } from '../../styles/setup.js'
import type { Button, Card, View } from '../../view.js'
import type { Panel } from '../panel.js'
import { projectName, type AppDraft } from './app-draft.js'
import { cliSteps } from './cli-steps.js'
import { existingAppSteps } from './existing-app-steps.js'
import { FormController } from './form-controller.js'
import { formTemplate } from './form.js'
import { linkTo } from './link.js'
import { stepTemplate } from './step.js'
import { tabsTemplate } from './tabs.js'

/** How a person gets to an app: with HubSpot's command line tool, or with an app that is there. */
type Way = 'cli' | 'existing'

export default class SetupPanel implements Panel {
  readonly styles = [fieldStyles, setupStyles]
  readonly #card: Card
  readonly #form: FormController
  #way: Way = 'cli'
  #changes: Partial<AppDraft> = {}

  constructor(card: Card) {
    this.#card = card
    this.#form = new FormController(card)
  }

  render(): View {
    const { texts, state } = this.#card
    const { status, text, account } = texts.panels.setup
    const canSave = state.can.includes('save-credentials')
    return {
      icon: 'none',
      status,
      text: text({ account: linkTo(account) }),
      body: this.#bodyTemplate(canSave),
      buttons: canSave ? this.#buttonsWithForm() : this.#buttonsWithoutForm(),
    }
  }

  #bodyTemplate(canSave: boolean): TemplateResult {
    const { label, ...tabs } = this.#card.texts.panels.setup.ways
    const select = (way: Way) => {
      this.#way = way
      this.#card.requestUpdate()
    }
    const panel = this.#stepsTemplate(canSave)
    return html`<div part="setup" @keydown=${keepFromPage} @keyup=${keepFromPage} @keypress=${keepFromPage}>
      ${tabsTemplate({ label, tabs, selected: this.#way, select, panel })}
    </div>`
  }

  #stepsTemplate(canSave: boolean): TemplateResult {
    const card = this.#card
    const draft = this.#draft
    const change = (changes: Partial<AppDraft>) => {
      this.#changes = { ...this.#changes, ...changes }
      card.requestUpdate()
    }
    const steps = this.#way === 'cli' ? cliSteps(card, { draft, change }) : existingAppSteps(card)
    const { credentials } = card.texts.panels.setup
    const where = this.#way === 'cli' ? credentials.text({ project: projectName(draft) }) : credentials.sameTab
    const takesFocus = !this.#form.state.isRefused
    // The form is one element under both tabs, so that it keeps what was entered.
    return html`<ol>${steps.map((step, index) => stepTemplate(step, takesFocus && !index))}${canSave ? formTemplate(card, this.#form, where) : ''}</ol>`
  }

  get #draft(): AppDraft {
    const { texts } = this.#card
    const { name } = texts.panels.setup.name
    return { name, description: texts.first.disconnected.text, distribution: 'private', ...this.#changes }
  }

  #buttonsWithForm(): Button[] {
    const press = this.#form.isPending ? undefined : () => this.#form.submit()
    const label = this.#card.texts.panels.setup.buttons[press ? 'save' : 'saving']
    const save: Button = { label, press, kind: 'action' }
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
