/** What the card shows of setting up an own HubSpot app. */
import type { Drawing } from '../card.js'
import { setup } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { nothingYet } from './shared.js'

const {
  account,
  allow,
  buttons,
  check,
  create,
  credentials,
  distribution,
  install,
  name,
  open,
  redirect,
  scopes,
  ways,
} = texts.panels.setup
const { private: privateApp, marketplace } = distribution.choices

const steps = [
  install.heading,
  'HubSpot’s command line tool needs Node.js. Run this in a terminal.',
  name.heading,
  name.text,
  name.labels.name,
  name.labels.description,
  distribution.heading,
  `${privateApp.label} ${privateApp.hint}`,
  privateApp.label,
  `${marketplace.label} ${marketplace.hint}`,
  marketplace.label,
  create.heading,
  'Create the project, replace wiro-agent/src/app/app-hsmeta.json with this file, then upload.',
  'app-hsmeta.json',
  allow.heading,
  'HubSpot → Development → Projects → wiro-agent → the app → Distribution. Add each account that will connect.',
]

const settingUp = {
  icon: 'none',
  status: texts.panels.setup.status,
  text: `You need a ${account.label}. It takes about ten minutes, once.`,
  steps: [
    ...steps,
    credentials.heading,
    'HubSpot → Development → Projects → wiro-agent → the app → Auth',
    credentials.clientId,
    credentials.clientSecret,
    credentials.hint,
  ],
  buttons: [`${buttons.save} [button action]`],
} satisfies Drawing

export const setupRows: Row[] = [
  {
    name: 'setting up an app that is there',
    state: setup(),
    properties: { authMethod: 'own' },
    press: ways.existing,
    drawing: {
      ...settingUp,
      steps: [
        open.heading,
        open.text,
        redirect.heading,
        redirect.label,
        scopes.heading,
        scopes.text,
        scopes.required,
        scopes.optional,
        check.heading,
        check.text,
        credentials.heading,
        credentials.sameTab,
        credentials.clientId,
        credentials.clientSecret,
        credentials.hint,
      ],
    },
  },
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
      steps,
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
