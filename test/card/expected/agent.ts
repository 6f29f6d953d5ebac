/** What the card shows of an account whose agent or access needs attention. */
import { acme, connected, problemWith } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { account } from './shared.js'

/** Earlier today, unless today has just begun. */
const pastTime = new Date(Math.max(Date.now() - 3_600_000, new Date().setHours(0, 0, 0, 0)))

const pastTimeInWords = new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' }).format(pastTime)

export const agentRows: Row[] = [
  ...(
    [
      [0, texts.problems.agent.texts.stopped, true],
      [5, texts.problems.agent.texts.failed, true],
      [6, texts.problems.agent.texts.setupRequired, false],
    ] as const
  ).map(([status, further, startable]): Row => ({
    name: `F99 connected while its agent has status ${status}`,
    state: connected({ health: 'paused', agent: { status }, can: ['connect', 'disconnect', 'start-agent'] }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: texts.problems.agent.paused,
      further,
      buttons: [...(startable ? [`${texts.problems.agent.start} [button action]`] : []), ...account.buttons],
    },
  })),
  {
    name: 'F99 connected while its agent stands though Wiro took the start',
    state: connected({ health: 'paused', agent: { status: 0 }, can: ['connect', 'disconnect', 'start-agent'] }),
    press: texts.problems.agent.start,
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: texts.problems.agent.paused,
      further: texts.problems.agent.startIgnored,
      buttons: [`${texts.problems.agent.start} [button action]`, ...account.buttons],
    },
  },
  ...(
    [
      [1, texts.problems.agent.texts.stopping],
      [2, texts.problems.agent.texts.queued],
      [3, texts.problems.agent.texts.starting],
    ] as const
  ).flatMap(([status, further]): Row[] => {
    const state = connected({ health: 'paused', agent: { status }, can: ['connect', 'disconnect', 'start-agent'] })
    const ranOut = { ...state, account: { ...acme, tokenExpiresAt: pastTime } }
    return [
      {
        name: `F99 connected while its agent is on its way, with status ${status}`,
        state,
        drawing: { ...account, further },
      },
      {
        name: `F99 connected with access that has run out while its agent is on its way, with status ${status}`,
        state: ranOut,
        drawing: {
          ...account,
          tone: 'caution',
          icon: 'pause',
          status: texts.problems.agent.paused,
          further,
        },
      },
    ]
  }),
  {
    name: 'F95 connected while its agent is stopped, through an endpoint that cannot start it',
    state: connected({ health: 'paused', agent: { status: 0 } }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: texts.problems.agent.paused,
      further: texts.problems.agent.texts.stopped,
    },
  },
  {
    name: 'connected while its access isn’t renewed',
    state: connected({ health: 'failing', agent: { status: 4 }, account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'warn',
      status: texts.problems.failing.status,
      further: `The agent is running, but its access to HubSpot expired at ${pastTimeInWords}. Reconnect to renew it. If this comes back, contact support.`,
      buttons: account.buttons.map((button) =>
        button.replace(`${texts.first.buttons.reconnect} [button]`, `${texts.first.buttons.reconnect} [button action]`),
      ),
    },
  },
  {
    name: 'F95 connected with access that has run out, and nobody tells about the agent',
    state: connected({ account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: { ...account, further: texts.problems.agent.unreported },
  },
  {
    name: 'connected after an agent that didn’t start',
    state: connected({ problem: problemWith('start_refused', { during: 'start' }) }),
    drawing: { ...account, notice: 'The agent didn’t start. Other settings, the plan or credits may be missing.' },
  },
  {
    name: 'connected after an agent that Wiro couldn’t start for the moment',
    state: connected({ problem: problemWith('unavailable', { during: 'start' }) }),
    drawing: { ...account, notice: 'The agent didn’t start. Wiro can’t take the request now.' },
  },
]
