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
  text: texts.problems.unfinished.text,
  body: [
    texts.problems.question.heading,
    texts.problems.question.nothing,
    texts.problems.question.choices.hubspot_no_permission,
    texts.problems.question.choices.hubspot_plan_lacks_scope,
    texts.problems.question.choices.hubspot_link_retired,
    texts.problems.question.choices.wrong_browser,
    texts.problems.question.label,
    '',
  ],
  buttons: [`${texts.first.buttons.retry} [button action]`, `${texts.first.buttons.cancel} [button aside]`],
}

export const date = 'April\u00a017,\u00a02026'

export const account: Drawing = {
  tone: 'positive',
  icon: 'ok',
  status: texts.first.connected.status,
  text: 'Acme Europe',
  note: `Portal ID 12345678, since\u00a0${date}`,
  buttons: [
    `${texts.first.buttons.reconnect} [button]`,
    `${texts.first.buttons.disconnect} [button aside]`,
    `${texts.first.buttons.troubleshoot} [button aside]`,
  ],
}

export const question: Drawing = {
  tone: 'caution',
  icon: 'warn',
  status: 'Disconnect Acme Europe?',
  body: [
    texts.panels.disconnect.effects.access,
    texts.panels.disconnect.effects.agent,
    'HubSpot still lists the app. Remove it in HubSpot',
  ],
  buttons: [`${texts.first.buttons.disconnect} [button removal]`, `${texts.panels.disconnect.keep} [button]`],
}

export const leaving: Drawing = {
  ...account,
  tone: 'busy',
  icon: 'busy',
  status: texts.first.disconnecting.status,
  buttons: [`${texts.first.disconnecting.button} [button idle]`],
}
