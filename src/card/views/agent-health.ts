/** A connected account, and whether its agent renews access: what that means, and the button that helps. */
import { html, type TemplateResult } from 'lit'
import { agentStatusOf } from '../../protocol/agent-status.js'
import { formatTime } from '../format-time.js'
import type { Icon } from '../icons.js'
import { warningIcon } from '../templates.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { accountView } from './account.js'

type ConnectedCard = Card<StateOf<'connected'>>

const pauseIcon: Icon = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.5 5h1.7v6H5.5Zm3.3 0h1.7v6H8.8Z'

export function healthView(card: ConnectedCard): View {
  switch (card.state.health) {
    case 'ok':
      return accountView(card)
    case 'unknown':
      return isAccessExpired(card)
        ? withText(accountView(card), card.texts.problems.agent.unreported)
        : accountView(card)
    case 'failing':
      return failingView(card)
    case 'paused':
      return pausedView(card)
  }
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
  const { agent: texts } = card.texts.problems
  const status = agentStatusOf(card.state.agent!.status)
  const text = card.controllers.agentStart.isIgnored ? texts.startIgnored : texts.texts[status.name as 'stopped']
  const view = withText(accountView(card), text)
  // Connecting restarts a running agent, so the person who has just approved need not do anything.
  if (status.isChanging && !isAccessExpired(card)) return view
  const buttons = [...startButton(card), ...view.buttons]
  return { ...view, tone: 'caution', icon: pauseIcon, status: texts.paused, buttons }
}

function startButton({ texts, controllers: { agentStart } }: ConnectedCard): Button[] {
  if (!agentStart.isOffered) return []
  const press = agentStart.isPending ? undefined : () => agentStart.start()
  return [{ label: texts.problems.agent.start, press, kind: 'action' }]
}

const isAccessExpired = ({ state }: ConnectedCard): boolean =>
  !!state.account.tokenExpiresAt && +state.account.tokenExpiresAt < Date.now()

const withText = (view: View, text: string): View => ({ ...view, lines: linesTemplate(view.lines, text) })

const linesTemplate = (lines: unknown, text: string): TemplateResult => html`${lines}<p part="text">${text}</p>`
