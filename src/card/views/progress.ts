/** A flow is under way, up to HubSpot's answer: how long it may still take, and what can be done meanwhile. */
import type { Button, View } from '../view.js'
import { problemViews } from '../views-on-demand.js'
import { windowButtons, type ProgressCard } from './window-buttons.js'

const MINUTE_MS = 60_000

export function openingView(card: ProgressCard): View {
  if (card.state.flow.redirect) return leavingView(card)
  // The same buttons as while the window waits: none moves, or changes its meaning, under the pointer.
  return { tone: 'busy', ...card.texts.first.opening, buttons: waitingButtons(card) }
}

export function authorizingView(card: ProgressCard): View {
  const { leaving, redirect } = card.state.flow
  if (leaving) return leavingView(card)
  if (redirect) return returnedView(card)
  const view = waitingView(card)
  // Its view is loaded once the wait is long; where it did not come, the minutes are shown to the end.
  return problemViews(card)?.longWaitView(card, view) ?? view
}

// ── In this tab ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The page is about to go to HubSpot: there is no window, and the navigation can be stopped. */
function leavingView(card: ProgressCard): View {
  const { opening, buttons } = card.texts.first
  const stay = () => {
    stop()
    card.cancel()
  }
  return { tone: 'busy', status: opening.status, buttons: [{ label: buttons.cancel, press: stay }] }
}

/** The page has come back from HubSpot, and its callback is being read. */
const returnedView = (card: ProgressCard): View => ({
  tone: 'busy',
  status: card.texts.first.checking.status,
  buttons: waitingButtons(card),
})

// ── In a window ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** How many minutes are left, and the window. */
function waitingView(card: ProgressCard): View {
  const { status, text, note } = card.texts.first.authorizing
  const minutes = Math.ceil((+card.state.flow.expiresAt - Date.now()) / MINUTE_MS)
  return { tone: 'busy', status, text, note: note({ minutes }), buttons: waitingButtons(card) }
}

const waitingButtons = (card: ProgressCard): Button[] =>
  windowButtons(card, { label: card.texts.first.buttons.reopen, press: () => card.connect({ mode: 'popup' }) })
