/** What the card shows of setting up an own HubSpot app. */
import type { Drawing } from '../card.js'
import { setup } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { nothingYet } from './shared.js'

const settingUp = {
  icon: 'none',
  status: texts.panels.setup.status,
  text: texts.panels.setup.text,
  steps: [
    texts.panels.setup.create.heading,
    'Run hs project create, put this file into the app’s folder, then run hs project upload. Do you have a legacy app? Open its Auth tab instead.',
    'app-hsmeta.json',
    texts.panels.setup.redirect.heading,
    texts.panels.setup.redirect.label,
    texts.panels.setup.scopes.heading,
    texts.panels.setup.scopes.text,
    texts.panels.setup.scopes.required,
    texts.panels.setup.scopes.optional,
    texts.panels.setup.credentials.heading,
    texts.panels.setup.credentials.text,
    texts.panels.setup.credentials.clientId,
    texts.panels.setup.credentials.clientSecret,
    texts.panels.setup.credentials.hint,
  ],
  buttons: [`${texts.panels.setup.buttons.save} [button action]`],
} satisfies Drawing

export const setupRows: Row[] = [
  { name: 'setting up an app', state: setup(), properties: { authMethod: 'own' }, drawing: settingUp },
  {
    name: 'setting up an app with nothing entered',
    state: setup(),
    properties: { authMethod: 'own' },
    press: texts.panels.setup.buttons.save,
    drawing: {
      ...settingUp,
      steps: settingUp.steps.flatMap((line) => {
        const fault = {
          'Client ID': texts.panels.setup.faults.empty.clientId,
          'Client secret': texts.panels.setup.faults.empty.clientSecret,
        }[line]
        // The line, and the words in it.
        return fault ? [line, fault, fault] : line
      }),
    },
  },
  {
    name: 'setting up an app through an endpoint that saves none',
    state: setup(['status', 'connect']),
    properties: { authMethod: 'own' },
    drawing: {
      ...settingUp,
      text: texts.panels.setup.shorterText,
      steps: settingUp.steps.slice(0, 9),
      buttons: [`${texts.first.buttons.check} [button plain]`],
    },
  },
  {
    name: 'setting up an app where connecting is turned off by the host',
    state: setup(),
    properties: { authMethod: 'own', disabled: true },
    drawing: {
      ...nothingYet,
      note: texts.first.disconnected.disabled,
      buttons: [`${texts.first.disconnected.button} [button action disabled]`],
    },
  },
]
