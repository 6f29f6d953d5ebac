/**
 * The panel about what HubSpot's page showed: the question while a flow waits or was not finished; over an account that a
 * failed reconnect left as it was, the question or the explanation of the problem's code.
 */
import '../../restore-document.js'
import { html } from 'lit'
import { helpOf } from '../../../protocol/code-help.js'
import type { Problem } from '../../../connector/state.js'
import { actionsFor } from '../../problem-actions.js'
import { describeProblem, problemDetails, problemSteps } from '../../problem-texts.js'
import { fieldStyles } from '../../styles/fields.js'
import { stepsTemplate } from '../../templates.js'
import type { Button, Card, View } from '../../view.js'
import { reconnectButton } from '../../views/account.js'
import type { Panel } from '../panel.js'
import { questionView } from './question.js'

export default class HubSpotErrorPanel implements Panel {
  readonly styles = [fieldStyles]
  readonly #card: Card
  /** The person went back from the explanation to the question. */
  #asksAgain = false

  constructor(card: Card) {
    this.#card = card
  }

  handleClose(): void {
    this.#asksAgain = false
  }

  render(base: View): View | undefined {
    const { state } = this.#card
    if (state.status === 'authorizing' || state.status === 'unfinished') return this.#askDuringFlow(base)
    if (state.status !== 'connected' || !state.problem) return
    const below = { ...base, notice: undefined }
    const isQuestion = this.#asksAgain || helpOf(state.problem.code).asksWhatHubSpotShowed
    return isQuestion ? this.#askOverAccount(below) : this.#explain(below, state.problem)
  }

  #askDuringFlow(base: View): View {
    const card = this.#card
    const isOpen = card.state.status === 'authorizing'
    const { retry: label, cancel } = card.texts.first.buttons
    const retry: Button = {
      label,
      press: () => (isOpen ? card.connect({ restart: true }) : card.connect()),
      kind: 'action',
    }
    const others: Button[] = [
      this.#backButton(() => card.close()),
      { label: cancel, press: () => card.cancel(), kind: 'quiet' },
    ]
    return questionView(card, base, { retry, others })
  }

  #askOverAccount(base: View): View {
    const card = this.#card
    const others = [this.#backButton(() => card.close())]
    const onChoose = () => {
      this.#asksAgain = false
    }
    return questionView(card, base, { retry: reconnectButton(this.#card), others, onChoose })
  }

  #explain(base: View, problem: Problem): View {
    const card = this.#card
    const { status, text } = describeProblem(card, problem)
    const { buttons, links } = actionsFor(card, problem, { retry: reconnectButton(this.#card) })
    const goBack = () => {
      this.#asksAgain = true
      return card.open('hubspotError')
    }
    return {
      ...base,
      body: html`<div part="body"><p part="heading" tabindex="-1" data-focus>${status}</p><p>${text}</p>${stepsTemplate(problemSteps(card, problem))}</div>`,
      buttons: [...buttons, this.#backButton(goBack)],
      details: problemDetails(card, problem, links),
    }
  }

  #backButton(press: () => unknown): Button {
    return { label: this.#card.texts.panels.back, press, kind: 'quiet' }
  }
}
