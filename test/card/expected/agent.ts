/** What the card shows of an account whose agent or access needs attention. */
import type { State } from '../../../src/connector/state.js'
import type { StartRefusal } from '../../../src/protocol/start-refusal.js'
import { acme, connected, problemWith } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'
import { account } from './shared.js'

const { agent, buttons: labels, codes, failing, kept } = texts.problems
const { reconnect } = texts.first.buttons

/** Earlier today, unless today has just begun. */
const pastTime = new Date(Math.max(Date.now() - 3_600_000, new Date().setHours(0, 0, 0, 0)))

/** In words; half an hour before is when access was renewed. */
const inWords = (time: Date) => {
  const isToday = time.toDateString() === new Date().toDateString()
  const dateStyle = isToday ? undefined : 'long'
  return new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short', dateStyle }).format(time)
}

const startable = ['status', 'connect', 'disconnect', 'start-agent'] as const

const pausedAt = (status: number, change: Parameters<typeof connected>[0] = {}): State =>
  connected({ health: 'paused', agent: { status }, can: startable, ...change })

const stopped = { ...account, tone: 'caution', icon: 'pause', status: agent.stopped } as const

const startButton = `${agent.start} [button action]`

/** Neither another approval nor a start would help. */
const halted = { ...stopped, buttons: account.buttons.slice(1) }

const refusal = (reason: StartRefusal) =>
  pausedAt(0, { problem: problemWith('start_refused', { during: 'start', reason }) })

export const agentRows: Row[] = [
  {
    name: 'F99 connected while its agent is stopped',
    state: pausedAt(0),
    drawing: { ...stopped, further: agent.texts.stopped, buttons: [startButton, ...account.buttons] },
  },
  {
    name: 'F99 connected while its agent has stopped with an error',
    state: pausedAt(5),
    drawing: { ...stopped, further: agent.texts.failed, buttons: [startButton, ...account.buttons] },
  },
  {
    name: 'F99 connected while its agent lacks other settings',
    state: pausedAt(6),
    drawing: {
      ...halted,
      status: agent.notReady,
      further: `${agent.texts.setupRequired} ${agent.remedies.setup_incomplete}`,
    },
  },
  {
    name: 'F99 connected while its agent stands though Wiro took the start',
    state: pausedAt(0),
    press: agent.start,
    drawing: { ...stopped, further: agent.startIgnored, buttons: [startButton, ...account.buttons] },
  },
  ...[1, 2, 3].flatMap((status): Row[] => [
    {
      name: `F99 connected while its agent is on its way, with status ${status}`,
      state: pausedAt(status),
      drawing: { ...account, further: agent.texts.changing },
    },
    {
      name: `F99 connected with access that has run out while its agent is on its way, with status ${status}`,
      state: pausedAt(status, { account: { ...acme, tokenExpiresAt: pastTime } }),
      drawing: { ...account, further: agent.texts.changing },
    },
  ]),
  {
    name: 'F95 connected while its agent is stopped, through an endpoint that cannot start it',
    state: connected({ health: 'paused', agent: { status: 0 } }),
    drawing: { ...stopped, further: agent.texts.stoppedElsewhere },
  },
  {
    name: 'connected while its access isn’t renewed',
    state: connected({ health: 'failing', agent: { status: 4 }, account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'warn',
      status: failing.status,
      further: failing.text({ time: inWords(pastTime) }),
      buttons: [`${reconnect} [button action]`, ...account.buttons.slice(1)],
    },
  },
  {
    name: 'F95 connected with access that has run out, and nobody tells about the agent',
    state: connected({ account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: { ...account, further: agent.unreported({ time: inWords(new Date(+pastTime - 30 * 60_000)) }) },
  },
  ...(['no_credits', 'no_plan'] as const).map((reason): Row => ({
    name: `connected after a start that Wiro refused for ${reason}`,
    state: refusal(reason),
    drawing: {
      ...halted,
      further: `${agent.refusals[reason]} ${agent.remedies[reason]}`,
      code: 'Code start_refused',
      developer: [...codes.start_refused.developer],
      links: [labels.copyDetails],
    },
  })),
  {
    name: 'connected after a start that Wiro refused for setup_incomplete',
    state: refusal('setup_incomplete'),
    drawing: {
      ...halted,
      status: agent.notReady,
      further: `${agent.refusals.setup_incomplete} ${agent.remedies.setup_incomplete}`,
      code: 'Code start_refused',
      developer: [...codes.start_refused.developer],
      links: [labels.copyDetails],
    },
  },
  {
    name: 'connected after a start of an agent that runs already',
    state: connected({ problem: problemWith('start_refused', { during: 'start', reason: 'already_running' }) }),
    drawing: { ...account, notice: agent.refusals.already_running },
  },
  {
    name: 'connected after an agent that didn’t start',
    state: connected({ problem: problemWith('start_refused', { during: 'start' }) }),
    drawing: { ...account, notice: codes.start_refused.text },
  },
  {
    name: 'connected after an agent that Wiro couldn’t start for the moment',
    state: connected({ problem: problemWith('unavailable', { during: 'start' }) }),
    drawing: { ...account, notice: kept.start({ reason: codes.unavailable.text }) },
  },
  {
    name: 'connected after an agent that wasn’t started because the page was offline',
    state: connected({ problem: problemWith('offline', { during: 'start' }) }),
    drawing: { ...account, notice: kept.start({ reason: texts.first.codes.offline.text }) },
  },
]
