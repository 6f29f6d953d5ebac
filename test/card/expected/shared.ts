/** Drawings that several states have in common. */
import type { Drawing } from '../card.js'

import { texts } from '../texts.js'

export const offer = {
  text: texts.first.disconnected.text,
  note: texts.first.disconnected.note,
}

export const nothingYet: Drawing = {
  icon: 'none',
  status: texts.first.disconnected.status,
  ...offer,
  buttons: [`${texts.first.disconnected.button} [button action]`],
}

export const unfinished: Drawing = {
  tone: 'caution',
  icon: 'stop',
  status: texts.problems.codes.unfinished.title,
  text: texts.problems.codes.unfinished.text,
  note: texts.problems.questionLink,
  buttons: [`${texts.first.buttons.retry} [button action]`, `${texts.first.buttons.cancel} [button quiet]`],
}

const { choices, heading, label } = texts.panels.question

/** The question about HubSpot's page, with the box. */
export const hubSpotQuestion = [
  heading,
  ...choices.hubspot_no_permission,
  ...choices.hubspot_plan_lacks_scope,
  ...choices.hubspot_link_retired,
  ...choices.hubspot_account_not_allowed,
  ...choices.wrong_browser,
  label,
  '',
]

export const date = 'April\u00a017,\u00a02026'

export const account: Drawing = {
  tone: 'positive',
  icon: 'ok',
  status: texts.first.connected.status,
  text: 'Acme Europe',
  note: `Hub ID 12345678 · since\u00a0${date}`,
  buttons: [
    `${texts.first.buttons.reconnect} [button quiet]`,
    `${texts.first.buttons.disconnect} [button quiet]`,
    `${texts.first.buttons.troubleshoot} [button quiet]`,
  ],
}

export const question: Drawing = {
  tone: 'caution',
  icon: 'warn',
  status: 'Disconnect Acme Europe?',
  text: texts.panels.disconnect.text,
  note: `${texts.panels.disconnect.note} ${texts.panels.disconnect.link}`,
  buttons: [`${texts.first.buttons.disconnect} [button removal]`, `${texts.panels.disconnect.keep} [button plain]`],
}

export const leaving: Drawing = {
  ...account,
  tone: 'busy',
  icon: 'busy',
  status: texts.first.disconnecting.status,
  buttons: [`${texts.first.disconnecting.button} [button plain idle]`],
}
