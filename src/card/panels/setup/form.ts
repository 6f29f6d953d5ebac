/** The last step of the set-up: the form for the app's client ID and secret. */
import { html, noChange, nothing, type TemplateResult } from 'lit'
import { svgIcon } from '../../icons.js'
import { copyDetailsButton } from '../../problem-actions.js'
import { describeProblem, problemDetails, problemSteps } from '../../problem-texts.js'
import { warningIcon } from '../../warning-icon.js'
import type { Card } from '../../view.js'
import type { Field } from './credential-checks.js'
import { FIELD_IDS, type FormController } from './form-controller.js'

/** `where`: the place in HubSpot where the credentials are. */
export function formTemplate(card: Card, form: FormController, where: unknown): TemplateResult {
  const { heading } = card.texts.panels.setup.credentials
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
    <p>${where}</p>
    <form novalidate autocomplete="off" @submit=${handleSubmit} @keydown=${handleKey}>
      ${form.state.isRefused ? refusalTemplate(card) : ''}
      ${idFieldTemplate(card, form)}
      ${secretFieldTemplate(card, form)}
    </form>
  </li>`
}

/** Why the endpoint refused the credentials, and what to send to whoever is asked for help. */
function refusalTemplate(card: Card): TemplateResult | undefined {
  const { state, texts } = card
  if (!('problem' in state) || !state.problem) return
  const { problem } = state
  const { status: title, text } = describeProblem(card, problem)
  const steps = problemSteps(card, problem).map((step) => html` ${step}`)
  return html`<p part="notice" id="refused">${svgIcon(warningIcon)}<span>${texts.panels.setup.refused({ title, text })}${steps}</span></p>
    ${problemDetails(card, problem, [copyDetailsButton(card, problem)])}`
}

function idFieldTemplate(card: Card, form: FormController): TemplateResult {
  const { credentials, doubts } = card.texts.panels.setup
  const { clientId, idDoubt } = form.state
  const hint = idDoubt && doubts[idDoubt]
  return fieldTemplate(card, form, 'clientId', {
    label: credentials.clientId,
    describedBy: hint ? ['id-hint'] : [],
    input: { type: 'text', autocomplete: 'off', value: clientId, handleChange: () => form.handleIdChange() },
    hint: hint ? html`<p part="hint" id="id-hint">${hint}</p>` : undefined,
  })
}

function secretFieldTemplate(card: Card, form: FormController): TemplateResult {
  const { credentials } = card.texts.panels.setup
  const { isRefused } = form.state
  return fieldTemplate(card, form, 'clientSecret', {
    label: credentials.clientSecret,
    describedBy: isRefused ? ['refused', 'hint'] : ['hint'],
    // Without a value: what the template does not know, it can neither draw nor keep.
    input: { type: 'password', autocomplete: 'new-password', value: noChange, takesFocus: isRefused },
    hint: html`<p part="hint" id="hint">${credentials.hint}</p>`,
  })
}

interface FieldOptions {
  label: string
  hint: TemplateResult | undefined
  /** The ids of what describes the input, besides its fault. */
  describedBy: readonly string[]
  input: {
    type: 'text' | 'password'
    autocomplete: 'off' | 'new-password'
    value: unknown
    takesFocus?: boolean | undefined
    handleChange?: () => void
  }
}

/** A field that password managers leave alone: an app's credentials are nobody's sign-in. */
function fieldTemplate(card: Card, form: FormController, field: Field, options: FieldOptions): TemplateResult {
  const { label, hint, describedBy, input } = options
  const id = FIELD_IDS[field]
  const fault = form.state.faults[field]
  const ids = [...(fault ? [`${id}-fault`] : []), ...describedBy].join(' ')
  return html`<div part="field">
    <label part="label" for=${id}>${label}</label>
    <input part="input" id=${id} type=${input.type} .value=${input.value} ?readonly=${form.isPending} ?data-focus=${input.takesFocus} autocomplete=${input.autocomplete} autocapitalize="off" spellcheck="false" dir="ltr"
      data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other" data-protonpass-ignore
      aria-required="true" aria-invalid=${!!fault} aria-describedby=${ids} @input=${() => form.handleInput(field)} @change=${input.handleChange ?? nothing} />
    ${fault ? faultTemplate(`${id}-fault`, card.texts.panels.setup.faults[fault][field]) : ''}
    ${hint ?? ''}
  </div>`
}

const faultTemplate = (id: string, text: string) =>
  html`<p part="fault" id=${id}>${svgIcon('negative')}<span>${text}</span></p>`
