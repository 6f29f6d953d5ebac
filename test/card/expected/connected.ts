/** What the card shows of a connected account. */
import type { Account } from '../../../src/protocol/parsed-answers.js'
import type { State } from '../../../src/connector/state.js'
import { acme, connected, disconnecting, problemWith } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { account, date, hubSpotQuestion, leaving, question } from './shared.js'

/** What is said of a reconnect that failed with this code. */
const keptFor = (code: 'authorization_denied' | 'internal_error') =>
  `${texts.problems.kept.connect} ${String(texts.problems.codes[code].text)}`

const { text: _text, note: _note, ...bare } = account

const { portalId, name, connectedAt } = acme

const onlyWith = (only: Account): State => connected({ account: only })

export const connectedRows: Row[] = [
  { name: 'connected', state: connected(), drawing: account },
  {
    name: 'connected to an account without a name',
    state: onlyWith({ portalId, connectedAt }),
    drawing: { ...account, text: 'Hub ID 12345678', note: `Since\u00a0${date}` },
  },
  {
    name: 'connected to an account that the host names',
    state: onlyWith({ portalId, connectedAt }),
    properties: { accountName: 'Acme Europe' },
    drawing: account,
  },
  {
    name: 'F92 connected to an account of which only the name is known',
    state: onlyWith({ name }),
    drawing: { ...bare, text: 'Acme Europe' },
  },
  {
    name: 'F94 connected since a date that nobody knows',
    state: onlyWith({ name, portalId }),
    drawing: { ...account, note: 'Hub ID 12345678' },
  },
  { name: 'F92 connected to an account of which nothing is known', state: onlyWith({}), drawing: bare },
  {
    name: 'connected through an endpoint that cannot disconnect',
    state: connected({ can: ['status', 'connect'] }),
    drawing: {
      ...account,
      buttons: [
        `${texts.first.buttons.reconnect} [button quiet]`,
        `${texts.first.buttons.troubleshoot} [button quiet]`,
      ],
    },
  },
  {
    name: 'connected, and connecting is turned off by the host',
    state: connected(),
    properties: { disabled: true },
    drawing: {
      ...account,
      buttons: [
        `${texts.first.buttons.reconnect} [button quiet disabled]`,
        `${texts.first.buttons.disconnect} [button quiet]`,
        `${texts.first.buttons.troubleshoot} [button quiet]`,
      ],
    },
  },
  {
    name: 'F84 connected after a reconnect that wasn’t confirmed',
    state: connected({ problem: problemWith('authorization_denied') }),
    drawing: { ...account, notice: `${keptFor('authorization_denied')} ${texts.problems.questionLink}` },
  },
  {
    name: 'connected after a reconnect that came to nothing for a reason of the server’s',
    state: connected({ problem: problemWith('internal_error') }),
    drawing: { ...account, notice: keptFor('internal_error') },
  },
  {
    name: 'asking what HubSpot showed at a reconnect that wasn’t finished',
    state: connected({ problem: problemWith('unfinished') }),
    press: texts.problems.questionLink,
    drawing: {
      ...account,
      body: hubSpotQuestion,
      buttons: [`${texts.first.buttons.reconnect} [button plain]`, `${texts.panels.back} [button quiet]`],
    },
  },
  {
    name: 'answering over an account what HubSpot showed at a reconnect',
    state: connected({ problem: problemWith('hubspot_no_permission') }),
    press: texts.problems.questionLink,
    drawing: {
      ...account,
      body: [
        texts.problems.codes.hubspot_no_permission.title,
        texts.problems.codes.hubspot_no_permission.text,
        ...texts.problems.codes.hubspot_no_permission.steps,
      ],
      buttons: [
        `${texts.problems.ask.hubspotAdmin} [button action]`,
        `${texts.first.buttons.reconnect} [button plain]`,
        `${texts.panels.back} [button quiet]`,
      ],
      code: 'Code hubspot_no_permission',
      links: [texts.problems.buttons.copyDetails],
    },
  },
  {
    name: 'F103 connected after a disconnect that failed',
    state: connected({ problem: problemWith('endpoint_timeout', { during: 'disconnect' }) }),
    drawing: {
      ...account,
      notice: [texts.problems.kept.disconnect, texts.first.codes.endpoint_timeout.text, texts.first.buttons.retry].join(
        ' ',
      ),
    },
  },
  {
    name: 'F103 connected after a disconnect that didn’t reach the server, which says once to try again',
    state: connected({ problem: problemWith('endpoint_unreachable', { during: 'disconnect' }) }),
    drawing: {
      ...account,
      notice: 'We couldn’t disconnect HubSpot. Check your connection, VPN or ad blocker. Try again',
    },
  },
  {
    name: 'F102 asking before a disconnect',
    state: connected(),
    press: texts.first.buttons.disconnect,
    drawing: question,
  },
  {
    name: 'asking before a disconnect of an account without a name',
    state: onlyWith({ portalId }),
    press: texts.first.buttons.disconnect,
    drawing: { ...question, status: 'Disconnect 12345678?' },
  },
  {
    name: 'asking before a disconnect of an account of which nothing is known',
    state: onlyWith({}),
    press: texts.first.buttons.disconnect,
    drawing: {
      ...question,
      status: 'Disconnect HubSpot?',
      note: texts.panels.disconnect.note,
    },
  },
  { name: 'disconnecting', state: disconnecting(), drawing: leaving },
]
