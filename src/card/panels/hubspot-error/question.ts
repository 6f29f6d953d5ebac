/**
 * "What did HubSpot show?": a list to choose from, and a box for HubSpot's own message, which is answered while it is
 * typed.
 */
import { authMethodOf } from '../../auth-method.js'
import { html } from 'lit'
import { codesOnHubSpotPage, type HubSpotPageCode } from '../../../protocol/code-help.js'
import { keepFromPage } from '../../field-keys.js'
import type { Button, Card, View } from '../../view.js'
import { choicesTemplate, type Choice } from '../choices.js'
import { parseErrorMessage } from './error-message.js'
import { answerTo } from './pasted-answer.js'

export interface QuestionOptions {
  /** Tries again. */
  retry: Button
  /** Come after the buttons of an answer. */
  others: Button[]
  /** Called when the person has chosen a cause, which is then reported. */
  onChoose?: () => void
}

/** Returns the question drawn over `base`. */
export function questionView(card: Card, base: View, options: QuestionOptions): View {
  const { heading } = card.texts.panels.question
  const { retry, others } = options
  const answer = answerTo(card.controllers.pastedText.text, card, retry)
  const { isKnown = false } = answer ?? {}
  // A known answer stands together: it takes the place of the choices, and the box comes after it.
  const above = isKnown ? answer?.body : choicesTemplate('shown', heading, choicesFor(card, options))
  return {
    ...base,
    ...answer?.status,
    body: html`<div part="body">${above}${textBoxTemplate(card, isKnown)}${isKnown ? '' : answer?.body}</div>`,
    buttons: [...(answer?.buttons ?? [retry]), ...others],
    details: answer?.details,
  }
}

/** Turns the spelling check off, because it may send the text to the browser's vendor. */
function textBoxTemplate({ texts, controllers }: Card, takesFocus: boolean) {
  const { label, placeholder } = texts.panels.question
  const { pastedText } = controllers
  const handleInput = ({ target }: Event) => {
    const text = (target as HTMLTextAreaElement).value
    pastedText.set(text, parseErrorMessage(text).scopes)
  }
  return html`<label part="field"><span part="label">${label}</span><textarea part="input" rows="2" ?data-focus=${takesFocus} placeholder=${placeholder} spellcheck="false" .value=${pastedText.text} @input=${handleInput} @keydown=${keepFromPage} @keyup=${keepFromPage} @keypress=${keepFromPage}></textarea></label>`
}

/** A cause has a choice for each of HubSpot's messages that people tell apart. None repeats the buttons. */
function choicesFor(card: Card, { onChoose }: QuestionOptions): Choice[] {
  const { choices: labels } = card.texts.panels.question
  const choices = codesOnHubSpotPage(authMethodOf(card) === 'own').flatMap((code) =>
    labels[code].map((label): Choice => ({
      label,
      press: () => {
        onChoose?.()
        return reportCause(card, code)
      },
    })),
  )
  return choices.map((choice, index) => ({ ...choice, hasFocus: !index }))
}

/** Reports a cause, which ends the flow. Where an account is connected, the cause is explained over it. */
function reportCause(card: Card, code: HubSpotPageCode): Promise<void> {
  card.reportProblem(code)
  return card.state.status === 'connected' ? card.open('hubspotError') : card.close()
}
