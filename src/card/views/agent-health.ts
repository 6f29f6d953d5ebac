/** A connected account, and whether its agent can use it: what that means, and the button that helps. */
import { html, type TemplateResult } from 'lit'
import { agentStatusOf } from '../../protocol/agent-status.js'
import type { StartRefusal } from '../../protocol/start-refusal.js'
import { formatTime } from '../format-time.js'
import type { Icon } from '../icons.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { warningIcon } from '../warning-icon.js'
import { accountView } from './account.js'

type ConnectedCard = Card<StateOf<'connected'>>

const pauseIcon: Icon = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.5 5h1.7v6H5.5Zm3.3 0h1.7v6H8.8Z'

/** How long access lives after it was renewed. */
const ACCESS_MS = 30 * 60_000

export function healthView(card: ConnectedCard): View {
  switch (card.state.health) {
    case 'ok':
      return accountView(card)
    case 'unknown':
      return unreportedView(card)
    case 'failing':
      return failingView(card)
    case 'paused':
      return pausedView(card)
  }
}

/** The endpoint does not tell the agent's status. */
function unreportedView(card: ConnectedCard): View {
  const { tokenExpiresAt } = card.state.account
  if (!tokenExpiresAt || +tokenExpiresAt > Date.now()) return accountView(card)
  const time = formatTime(card.language, new Date(+tokenExpiresAt - ACCESS_MS))
  return withText(accountView(card), card.texts.problems.agent.unreported({ time }))
}

/** The agent runs, and access has expired all the same. */
function failingView(card: ConnectedCard): View {
  const { failing } = card.texts.problems
  const { tokenExpiresAt } = card.state.account
  const time = tokenExpiresAt ? formatTime(card.language, tokenExpiresAt) : ''
  const view = withText(accountView(card), failing.text({ time }))
  const [reconnect, ...others] = view.buttons
  return {
    ...view,
    tone: 'caution',
    icon: warningIcon,
    status: failing.status,
    buttons: [{ ...reconnect!, kind: 'action' }, ...others],
  }
}

/** The agent does not run. */
function pausedView(card: ConnectedCard): View {
  const { agent } = card.texts.problems
  const { name, isChanging } = agentStatusOf(card.state.agent!.status)
  // Connecting restarts a running agent, so the person who has just approved need not do anything.
  if (isChanging) return withText(accountView(card), agent.texts.changing)
  if (name === 'setupRequired') return haltedView(card, agent.texts.setupRequired, 'setup_incomplete')
  const { isIgnored, isOffered } = card.controllers.agentStart
  const text = agent.texts[isOffered ? (name as 'stopped' | 'failed') : 'stoppedElsewhere']
  const view = withText(accountView(card), isIgnored ? agent.startIgnored : text)
  return {
    ...view,
    tone: 'caution',
    icon: pauseIcon,
    status: agent.stopped,
    buttons: [...(isOffered ? [startButton(card)] : []), ...view.buttons],
  }
}

/** The agent cannot run before something else is done: neither a start nor another approval would help. */
export function haltedView(card: ConnectedCard, text: string, reason: StartRefusal): View {
  const { agent } = card.texts.problems
  const remedy = reason === 'already_running' ? undefined : agent.remedies[reason]
  const view = withText(accountView(card), html`${text} <slot name=${'agent-' + reason}>${remedy}</slot>`)
  const status = reason === 'setup_incomplete' ? agent.notReady : agent.stopped
  return { ...view, tone: 'caution', icon: pauseIcon, status, buttons: view.buttons.slice(1) }
}

function startButton({ texts, controllers: { agentStart } }: ConnectedCard): Button {
  const press = agentStart.isPending ? undefined : () => agentStart.start()
  return { label: texts.problems.agent.start, press, kind: 'action' }
}

export const withText = (view: View, text: unknown): View => ({ ...view, lines: linesTemplate(view.lines, text) })

const linesTemplate = (lines: unknown, text: unknown): TemplateResult => html`${lines}<p part="text">${text}</p>`
