/** The steps that make an app that a person has already the one that Wiro needs. */
import { html } from 'lit'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'
import type { Card } from '../../view.js'
import { withWordBreaks } from '../../word-breaks.js'
import { copyableTemplate } from './copyable.js'
import type { Step } from './step.js'

export function existingAppSteps(card: Card): Step[] {
  const { open, redirect, scopes, check } = card.texts.panels.setup
  const copyable = (id: string, label: string, text: string) =>
    copyableTemplate(card, { id, label, text, shown: withWordBreaks(text) })
  return [
    open,
    { heading: redirect.heading, content: copyable('redirect', redirect.label, REDIRECT_URL) },
    {
      heading: scopes.heading,
      text: scopes.text,
      content: html`<div part="pair">
        ${copyable('required', scopes.required, REQUIRED_SCOPES.join('\n'))}
        ${copyable('optional', scopes.optional, OPTIONAL_SCOPES.join('\n'))}
      </div>`,
    },
    check,
  ]
}
