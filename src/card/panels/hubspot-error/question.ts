/**
 * "What did HubSpot show?": a list to choose from, and a box for HubSpot's own message, which is answered while it is
 * typed. An unfinished flow shows it at once; over a waiting flow or an account it is opened as a panel.
 */
import { authMethodOf } from '../../auth-method.js'
import { html } from 'lit'
import type { HubSpotPageCode } from '../../../protocol/codes.js'
import { codesOnHubSpotPage } from '../../../protocol/hubspot-page.js'
import type { Button, Card, View } from '../../view.js'
import { choicesTemplate, type Choice } from '../choices.js'
import { answerTo } from './pasted-answer.js'

export interface QuestionOptions {
  /** Tries again. */
  retry: Button
  /** Come after the buttons of an answer. */
  others: Button[]
  /** The focus goes to the first choice. */
  takesFocus?: boolean
  /** Called when the person has chosen a cause, which is then reported. */
  onChoose?: () => void
}

/** Returns the question drawn over `base`. */
export function questionView(card: Card, base: View, options: QuestionOptions): View {
  const { heading } = card.texts.problems.question
  const { retry, others } = options
  const answer = answerTo(card.controllers.pastedText.text, card, retry)
  return {
    ...base,
    ...answer?.status,
    body: html`<div part="body">${choicesTemplate('shown', heading, choicesFor(card, options))}${textBoxTemplate(card)}${answer?.body}</div>`,
    buttons: [...(answer?.buttons ?? [retry]), ...others],
    code: answer?.code,
  }
}

/** Turns the spelling check off, because it may send the text to the browser's vendor. */
function textBoxTemplate({ texts, controllers }: Card) {
  const { label, placeholder } = texts.problems.question
  const { pastedText } = controllers
  const handleInput = ({ target }: Event) => {
    pastedText.text = (target as HTMLTextAreaElement).value
  }
  return html`<label part="field"><span part="label">${label}</span><textarea part="input" rows="2" placeholder=${placeholder} spellcheck="false" .value=${pastedText.text} @input=${handleInput}></textarea></label>`
}

function choicesFor(card: Card, { retry, takesFocus, onChoose }: QuestionOptions): Choice[] {
  const { nothing, choices: labels } = card.texts.problems.question
  const causes = codesOnHubSpotPage(authMethodOf(card) === 'own').map((code): Choice => ({
    label: labels[code],
    press: () => {
      onChoose?.()
      return reportCause(card, code)
    },
  }))
  const closedWindow: Choice = { label: nothing, press: () => retry.press?.() }
  const choices = retry.disabled || isRedirect(card) ? causes : [closedWindow, ...causes]
  return choices.map((choice, index) => ({ ...choice, hasFocus: takesFocus && !index }))
}

/** The flow goes to HubSpot in this tab, so there was no window to close. */
const isRedirect = ({ state }: Card): boolean => 'flow' in state && !!state.flow?.redirect

/** Reports a cause, which ends the flow. Where an account is connected, the cause is explained over it. */
function reportCause(card: Card, code: HubSpotPageCode): Promise<void> {
  card.reportProblem(code)
  return card.state.status === 'connected' ? card.open('hubspotError') : card.close()
}
