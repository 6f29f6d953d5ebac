/** What the card shows of a flow that is under way. */
import type { State } from '../../../src/connector/state.js'
import type { Drawing } from '../card.js'
import { acme, flowWith, waiting } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { hubSpotQuestion, unfinished } from './shared.js'

const windowButtons = [
  `${texts.first.buttons.show} [button plain]`,
  `${texts.first.buttons.reopen} [button quiet]`,
  `${texts.first.buttons.cancel} [button quiet]`,
]

const opening: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: texts.first.opening.status,
  text: texts.first.opening.text,
  note: texts.first.opening.note,
  buttons: windowButtons,
}

const authorizing: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: texts.first.authorizing.status,
  text: texts.first.authorizing.text,
  note: '14\u00a0minutes left',
  buttons: windowButtons,
}

const ending: Drawing = {
  tone: 'caution',
  icon: 'warn',
  status: texts.problems.expiring.status,
  text: texts.problems.expiring.text,
  note: texts.problems.expiring.note,
  buttons: [
    `${texts.first.buttons.show} [button plain]`,
    `${texts.problems.expiring.restart} [button quiet]`,
    `${texts.first.buttons.cancel} [button quiet]`,
  ],
}

const verifying: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: texts.problems.verifying.status,
  text: texts.problems.verifying.text,
  note: texts.problems.verifying.note,
  buttons: [`${texts.first.buttons.check} [button plain]`, `${texts.first.buttons.cancel} [button quiet]`],
}

const lingering: Drawing = { ...authorizing, note: `14\u00a0minutes left. ${texts.problems.questionLink}` }

const leavingTab: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: texts.first.opening.status,
  buttons: [`${texts.first.buttons.cancel} [button plain]`],
}

const { choices } = texts.panels.question

const { note: _note, ...withoutLink } = unfinished

const asking: Drawing = {
  ...withoutLink,
  body: hubSpotQuestion,
  buttons: [
    `${texts.first.buttons.retry} [button action]`,
    `${texts.panels.back} [button quiet]`,
    `${texts.first.buttons.cancel} [button quiet]`,
  ],
}

const inTab = flowWith(14, { windowHeld: false, redirect: true })

export const flowRows: Row[] = [
  { name: 'opening', state: waiting('opening'), drawing: opening },
  {
    name: 'about to leave for HubSpot in this tab',
    state: waiting('opening', inTab),
    drawing: leavingTab,
  },
  {
    name: 'leaving for HubSpot in this tab',
    state: waiting('authorizing', { ...inTab, leaving: true }),
    drawing: leavingTab,
  },
  {
    name: 'back from HubSpot in this tab, before anything is known of it',
    state: waiting('authorizing', inTab),
    drawing: {
      tone: 'busy',
      icon: 'busy',
      status: texts.first.checking.status,
      buttons: [`${texts.first.buttons.reopen} [button plain]`, `${texts.first.buttons.cancel} [button quiet]`],
    },
  },
  { name: 'authorizing', state: waiting('authorizing'), drawing: authorizing },
  {
    name: 'authorizing without a hold on the window',
    state: waiting('authorizing', flowWith(14, { windowHeld: false })),
    drawing: {
      ...authorizing,
      buttons: [`${texts.first.buttons.reopen} [button plain]`, `${texts.first.buttons.cancel} [button quiet]`],
    },
  },
  {
    name: 'authorizing with less than 2 minutes left',
    state: waiting('authorizing', flowWith(1)),
    drawing: ending,
  },
  {
    name: 'authorizing with less than 2 minutes left and no hold on the window',
    state: waiting('authorizing', flowWith(1, { windowHeld: false })),
    drawing: {
      ...ending,
      buttons: [`${texts.problems.expiring.restart} [button plain]`, `${texts.first.buttons.cancel} [button quiet]`],
    },
  },
  {
    name: 'F56 authorizing for longer than a minute',
    state: waiting('authorizing', flowWith(14, { lingering: true })),
    drawing: lingering,
  },
  {
    name: 'F56 asking what HubSpot showed while the window is open',
    state: waiting('authorizing', flowWith(14, { lingering: true })),
    press: texts.problems.questionLink,
    drawing: {
      ...authorizing,
      body: hubSpotQuestion,
      buttons: [
        `${texts.first.buttons.retry} [button action]`,
        `${texts.panels.back} [button quiet]`,
        `${texts.first.buttons.cancel} [button quiet]`,
      ],
    },
  },
  { name: 'verifying', state: waiting('verifying'), drawing: verifying },
  { name: 'unfinished', state: waiting('unfinished'), drawing: unfinished },
  {
    name: 'unfinished after I closed the window',
    state: waiting('unfinished', flowWith(14, { windowHeld: false, windowClosed: true })),
    drawing: { ...unfinished, text: texts.problems.unfinished.closed },
  },
  {
    name: 'a reconnect unfinished after I closed the window',
    state: { ...waiting('unfinished', flowWith(14, { windowClosed: true, reconnect: true })), account: acme } as State,
    drawing: { ...unfinished, text: texts.problems.kept.connect },
  },
  { name: 'unfinished in this tab', state: waiting('unfinished', inTab), drawing: unfinished },
  {
    name: 'asking what HubSpot showed in a flow that was not finished',
    state: waiting('unfinished'),
    press: texts.problems.questionLink,
    drawing: asking,
  },
  {
    name: 'asking what HubSpot showed with an app of one’s own',
    state: waiting('unfinished'),
    properties: { authMethod: 'own' },
    press: texts.problems.questionLink,
    drawing: {
      ...asking,
      body: [
        ...hubSpotQuestion.slice(0, 3),
        ...choices.hubspot_scope_mismatch,
        ...choices.hubspot_redirect_mismatch,
        ...choices.hubspot_unknown_client,
        ...hubSpotQuestion.slice(3),
      ],
    },
  },
]
