/** The last step of the set-up: the form for the app's client ID and secret. */
import { html, type TemplateResult } from 'lit'
import { svgIcon } from '../../icons.js'
import { describeProblem } from '../../problem-texts.js'
import { warningIcon } from '../../templates.js'
import type { Card } from '../../view.js'
import { FIELD_IDS, type Field, type FormController } from './form-controller.js'

export function formTemplate(card: Card, form: FormController): TemplateResult {
  const { heading, text } = card.texts.panels.setup.credentials
  const handleSubmit = (event: Event) => {
    event.preventDefault()
    void form.submit()
  }
  const handleKey = (event: KeyboardEvent) => {
    // A form with two fields and no submit button is not submitted by Enter.
    if (event.key === 'Enter' && !event.isComposing && !event.repeat) handleSubmit(event)
  }
  return html`<li part="step">
    <p part="heading">${heading}</p>
    <p>${text}</p>
    <form novalidate autocomplete="off" @submit=${handleSubmit} @keydown=${handleKey}>
      ${form.state.isRefused ? refusalTemplate(card) : ''}
      ${idFieldTemplate(card, form)}
      ${secretFieldTemplate(card, form)}
    </form>
  </li>`
}

/** Why the endpoint refused the credentials. */
function refusalTemplate(card: Card): TemplateResult | undefined {
  const { state } = card
  if (!('problem' in state) || !state.problem) return
  const { status, text } = describeProblem(card, state.problem)
  return html`<p part="notice" id="refused">${svgIcon(warningIcon)}<span>${status}. ${text}</span></p>`
}

function idFieldTemplate({ texts }: Card, form: FormController): TemplateResult {
  const { credentials, errors } = texts.panels.setup
  const id = FIELD_IDS.clientId
  const isEmpty = form.state.emptyFields.includes('clientId')
  return html`<div part="field">
    <label part="label" for=${id}>${credentials.clientId}</label>
    <input part="input" id=${id} .value=${form.state.clientId} ?readonly=${form.isPending} autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"
      aria-required="true" aria-invalid=${isEmpty} aria-describedby=${isEmpty ? errorId('clientId') : ''} @input=${() => form.clearError('clientId')} />
    ${isEmpty ? errorTemplate('clientId', errors.clientId) : ''}
  </div>`
}

function secretFieldTemplate({ texts }: Card, form: FormController): TemplateResult {
  const { credentials, errors } = texts.panels.setup
  const id = FIELD_IDS.clientSecret
  const { isRefused, emptyFields } = form.state
  const isEmpty = emptyFields.includes('clientSecret')
  const describedBy = [...(isEmpty ? [errorId('clientSecret')] : []), ...(isRefused ? ['refused'] : []), 'hint']
  return html`<div part="field">
    <label part="label" for=${id}>${credentials.clientSecret}</label>
    <input part="input" id=${id} type="password" ?readonly=${form.isPending} ?data-focus=${isRefused} autocomplete="new-password" spellcheck="false" dir="ltr"
      aria-required="true" aria-invalid=${isEmpty} aria-describedby=${describedBy.join(' ')} @input=${() => form.clearError('clientSecret')} />
    ${isEmpty ? errorTemplate('clientSecret', errors.clientSecret) : ''}
    <p part="hint" id="hint">${credentials.hint}</p>
  </div>`
}

const errorId = (field: Field): string => `${FIELD_IDS[field]}-fault`

const errorTemplate = (field: Field, text: string) =>
  html`<p part="fault" id=${errorId(field)}>${svgIcon('negative')}<span>${text}</span></p>`
