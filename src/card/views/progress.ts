/** A flow is under way: where it is, how long it may still take, and what can be done meanwhile. */
import type { State } from '../../connector/state.js'
import { linkTemplate, warningIcon } from '../templates.js'
import type { Button, Card, View } from '../view.js'

type InProgress = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>
type InProgressCard = Card<InProgress>

const MINUTE_MS = 60_000

/** When a flow is about to expire. */
const EXPIRING_MS = 2 * MINUTE_MS

/** The minutes left are words and not a clock: now and then a further drawing keeps them true. */
const REFRESH_MS = 5_000

export function progressView(card: InProgressCard): View {
  const { opening, verifying, buttons } = card.texts.first
  switch (card.state.status) {
    case 'opening':
      if (card.state.flow.redirect) return leavingView(card)
      return { tone: 'busy', ...opening, buttons: [{ label: buttons.cancel, press: () => card.cancel() }] }
    case 'verifying':
      return {
        tone: 'busy',
        ...verifying,
        buttons: [{ label: buttons.check, press: () => card.checkStatus() }, cancelButton(card)],
      }
    default:
      return authorizingView(card)
  }
}

const cancelButton = (card: InProgressCard): Button => ({
  label: card.texts.first.buttons.cancel,
  press: () => card.cancel(),
  kind: 'aside',
})

/** The page is about to go to HubSpot: it opens no window and is not kept open, and the navigation can be stopped. */
function leavingView(card: InProgressCard): View {
  const { opening, buttons } = card.texts.first
  const stay = () => {
    stop()
    card.cancel()
  }
  return { tone: 'busy', status: opening.status, buttons: [{ label: buttons.cancel, press: stay }] }
}

function authorizingView(card: InProgressCard): View {
  const { leaving, expiresAt, redirect } = card.state.flow
  const { checking } = card.texts.first
  // A flow in this tab that is not leaving has come back: its callback is being read.
  if (leaving) return leavingView(card)
  if (redirect) return { tone: 'busy', status: checking.status, buttons: windowButtons(card, reopenButton(card)) }
  return +expiresAt - Date.now() < EXPIRING_MS ? expiringView(card) : waitingView(card)
}

/** HubSpot's window is open. */
function waitingView(card: InProgressCard): View {
  const { authorizing, lingering } = card.texts.first
  const { expiresAt, lingering: isLingering } = card.state.flow
  const note = authorizing.note({ minutes: Math.floor((+expiresAt - Date.now()) / MINUTE_MS) })
  const link = linkTemplate({ label: lingering.link, press: () => card.open('hubspotError'), opens: 'hubspotError' })
  return {
    tone: 'busy',
    status: authorizing.status,
    text: authorizing.text,
    note: isLingering && !card.panel ? lingering.note<unknown>({ note, link }) : note,
    refreshAfterMs: REFRESH_MS,
    buttons: windowButtons(card, reopenButton(card)),
  }
}

/** There is no use in opening the window again any more: starting again gives more time. */
function expiringView(card: InProgressCard): View {
  const { status, text, note, restart } = card.texts.first.expiring
  return {
    tone: 'caution',
    icon: warningIcon,
    status,
    text,
    note,
    refreshAfterMs: REFRESH_MS,
    buttons: windowButtons(card, { label: restart, press: () => card.connect({ restart: true }) }),
  }
}

const reopenButton = (card: InProgressCard): Button => ({
  label: card.texts.first.buttons.reopen,
  press: () => card.connect({ mode: 'popup' }),
})

/** Without a window to show, `again` leads. */
function windowButtons(card: InProgressCard, again: Button): Button[] {
  if (!card.state.flow.windowHeld) return [again, cancelButton(card)]
  const show: Button = { label: card.texts.first.buttons.show, press: () => card.connect() }
  return [show, { ...again, kind: 'aside' }, cancelButton(card)]
}
