/** Small templates that several views on demand share: shapes, links in a text, lists, the line with a problem's code. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Cause } from '../protocol/codes.js'
import { svgIcon } from './icons.js'
import type { ProblemTexts } from './locales/en/problems.js'
import type { Card, Link } from './view.js'

/** The shape beside a link that opens another page. */
export const externalIcon: TemplateResult = svgIcon('M6 3h7v7h-1.6V5.7L4.1 13 3 11.9l7.3-7.3H6Z')

/** A button inside a line of text. */
export const linkTemplate = ({ label, press, opens }: Link): TemplateResult =>
  html`<button type="button" part="link" data-opens=${opens ?? nothing} @click=${press}>${label}</button>`

/** A link to the panel about what HubSpot's page showed. */
export const questionLink = (card: Card, label: string): TemplateResult =>
  linkTemplate({ label, press: () => card.open('hubspotError'), opens: 'hubspotError' })

/**
 * The closed last line of a problem: its code, its reference, what developers need to know, and links. Its words are English to
 * be sent on.
 */
export const detailsTemplate = (
  texts: ProblemTexts['details'],
  { code, reference }: Cause,
  lines: readonly unknown[],
  links: readonly Link[] = [],
): TemplateResult =>
  html`<details part="details"><summary part="summary">${texts.heading}</summary><div part="developer"><p part="code">${texts.code} <code dir="ltr">${code}</code></p>${reference && html`<p>${texts.reference} <code dir="ltr">${reference}</code></p>`}${lines.map((line) => html`<p>${line}</p>`)}${links.map((link) => html`<p>${linkTemplate(link)}</p>`)}</div></details>`

/** A list of steps; a single step has no number. */
export const stepsTemplate = (steps: readonly unknown[]): TemplateResult | undefined =>
  steps.length > 1
    ? html`<ol part="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol>`
    : steps.length
      ? html`<p part="steps">${steps[0]}</p>`
      : undefined
