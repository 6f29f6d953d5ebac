/** The steps that create an app with HubSpot's command line tool. */
import { html, type TemplateResult } from 'lit'
import type { Card } from '../../view.js'
import { literal } from '../../problem-values.js'
import {
  createCommand,
  INSTALL_COMMANDS,
  projectName,
  uploadCommands,
  type AppDraft,
  type Distribution,
} from './app-draft.js'
import { APP_FILE_NAME, APP_FILE_PATH, appFile } from './app-file.js'
import { commandTemplate, copyableTemplate } from './copyable.js'
import { downloadJson } from './download.js'
import { linkTo } from './link.js'
import type { Step } from './step.js'

export interface DraftEditor {
  draft: AppDraft
  change(change: Partial<AppDraft>): void
}

export function cliSteps(card: Card, editor: DraftEditor): Step[] {
  const { install } = card.texts.panels.setup
  return [
    {
      heading: install.heading,
      text: install.text({ node: linkTo(install.node) }),
      content: commandTemplate(card, 'install', INSTALL_COMMANDS),
    },
    nameStep(card, editor),
    distributionStep(card, editor),
    createStep(card, editor.draft),
    ...(editor.draft.distribution === 'private' ? [allowStep(card, editor.draft)] : []),
  ]
}

function nameStep(card: Card, { draft, change }: DraftEditor): Step {
  const { heading, text, labels } = card.texts.panels.setup.name
  const field = (key: 'name' | 'description') => html`<div part="field">
    <label part="label" for=${`app-${key}`}>${labels[key]}</label>
    <input part="input" id=${`app-${key}`} .value=${draft[key]} dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other" data-protonpass-ignore
      @input=${({ target }: Event) => change({ [key]: (target as HTMLInputElement).value })} />
  </div>`
  return { heading, text, content: [field('name'), field('description')] }
}

function distributionStep(card: Card, { draft, change }: DraftEditor): Step {
  const { heading, choices } = card.texts.panels.setup.distribution
  const option = (value: Distribution): TemplateResult => html`<label part="option">
    <input type="radio" name="distribution" .checked=${draft.distribution === value} aria-describedby=${`${value}-hint`} @change=${() => change({ distribution: value })} />
    <span>${choices[value].label}</span>
    <small part="hint" id=${`${value}-hint`}>${choices[value].hint}</small>
  </label>`
  return {
    heading,
    content: html`<div part="options" role="radiogroup" aria-label=${heading}>${option('private')}${option('marketplace')}</div>`,
  }
}

function createStep(card: Card, draft: AppDraft): Step {
  const { create, buttons } = card.texts.panels.setup
  const content = appFile(draft)
  const download = html`<button type="button" part="button quiet small" @click=${() => downloadJson(APP_FILE_NAME, content)}>${buttons.download}</button>`
  return {
    heading: create.heading,
    text: create.text({ file: literal(`${projectName(draft)}/${APP_FILE_PATH}`) }),
    content: [
      commandTemplate(card, 'create', createCommand(draft)),
      copyableTemplate(card, { id: 'file', label: APP_FILE_NAME, text: content, more: download }),
      commandTemplate(card, 'upload', uploadCommands(draft)),
    ],
  }
}

function allowStep(card: Card, draft: AppDraft): Step {
  const { heading, text } = card.texts.panels.setup.allow
  return { heading, text: text({ project: projectName(draft) }) }
}
