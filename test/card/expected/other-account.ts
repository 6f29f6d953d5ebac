/** What the card shows of another account than before, or than the page expects. */
import { connected, problemWith } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'

const strayed = {
  portalId: '87654321',
  accountName: 'Acme US',
  previousPortalId: '12345678',
  previousName: 'Acme Europe',
}

const choose = `${texts.problems.otherAccount.choose} [button action]`

const changed = { tone: 'caution', icon: 'warn', status: texts.problems.otherAccount.status } as const

export const otherAccountRows: Row[] = [
  {
    name: 'F58 connected to another account than before',
    state: connected({ problem: problemWith('wrong_portal', strayed) }),
    drawing: {
      ...changed,
      text: 'Connected to Acme US (Hub ID 87654321). Before, it was Acme Europe (Hub ID 12345678).',
      buttons: [choose, 'Keep \u2068Acme US\u2069 [button plain]'],
    },
  },
  {
    name: 'F58 connected to another account than before, without names',
    state: connected({ problem: problemWith('wrong_portal', { portalId: '87654321', previousPortalId: '12345678' }) }),
    drawing: {
      ...changed,
      text: 'Connected to Hub ID 87654321. Before, it was Hub ID 12345678.',
      buttons: [choose, 'Keep \u206887654321\u2069 [button plain]'],
    },
  },
  {
    name: 'F58 connected to another account than before, whose name came later',
    state: connected({
      account: { portalId: '87654321', name: 'Acme US' },
      problem: problemWith('wrong_portal', { portalId: '87654321', previousPortalId: '12345678' }),
    }),
    drawing: {
      ...changed,
      text: 'Connected to Acme US (Hub ID 87654321). Before, it was Hub ID 12345678.',
      buttons: [choose, 'Keep \u2068Acme US\u2069 [button plain]'],
    },
  },
  {
    name: 'F58 connected to another account than before, whose Hub ID came later',
    state: connected({
      account: { portalId: '87654321', name: 'Acme US' },
      problem: problemWith('wrong_portal', { accountName: 'Acme US', previousName: 'Acme Europe' }),
    }),
    drawing: {
      ...changed,
      text: 'Connected to Acme US (Hub ID 87654321). Before, it was Acme Europe.',
      buttons: [choose, 'Keep \u2068Acme US\u2069 [button plain]'],
    },
  },
  {
    name: 'F58 connected to another account than the page expects',
    state: connected({ problem: problemWith('wrong_portal', { ...strayed, expectedPortal: '12345678' }) }),
    drawing: {
      ...changed,
      status: texts.problems.codes.wrong_portal.title,
      text: 'Connected to Acme US (Hub ID 87654321). This page uses Acme Europe (Hub ID 12345678).',
      buttons: [
        choose,
        `${texts.first.buttons.disconnect} [button quiet]`,
        `${texts.first.buttons.troubleshoot} [button quiet]`,
      ],
      code: 'Code wrong_portal',
    },
  },
  {
    name: 'F58 connected to another account than the page expects, as it was found',
    state: connected({
      problem: problemWith('wrong_portal', { portalId: '87654321', expectedPortal: '12345678', during: 'check' }),
    }),
    drawing: {
      ...changed,
      status: texts.problems.codes.wrong_portal.title,
      text: 'Connected to Hub ID 87654321. This page uses Hub ID 12345678.',
      buttons: [
        choose,
        `${texts.first.buttons.disconnect} [button quiet]`,
        `${texts.first.buttons.troubleshoot} [button quiet]`,
      ],
      code: 'Code wrong_portal',
    },
  },
  {
    name: 'F58 connected where the page expects an account, and nobody tells the Hub ID',
    state: connected({
      account: { name: 'Acme US' },
      problem: problemWith('portal_unchecked', { accountName: 'Acme US', expectedPortal: '12345678', during: 'check' }),
    }),
    drawing: {
      ...changed,
      status: texts.problems.codes.portal_unchecked.title,
      text: 'Acme US',
      further: String(texts.problems.codes.portal_unchecked.text),
      buttons: [
        `${texts.first.buttons.reconnect} [button action]`,
        `${texts.first.buttons.disconnect} [button quiet]`,
        `${texts.first.buttons.troubleshoot} [button quiet]`,
      ],
      code: 'Code portal_unchecked',
      developer: texts.problems.codes.portal_unchecked.developer.map(String),
    },
  },
]
