/** A flow is under way: where it is, how long it may still take, and what can be done meanwhile. */
import { linkTemplate, warningIcon } from '../templates.js'
import type { Button, Card, StateOf, View } from '../view.js'

/** Any state of a flow that is under way. */
type ProgressCard = Card<StateOf<'opening' | 'authorizing' | 'verifying' | 'unfinished'>>

const MINUTE_MS = 60_000

/** When a flow is about to expire. */
const EXPIRING_MS = 2 * MINUTE_MS

export function openingView(card: ProgressCard): View {
  if (card.state.flow.redirect) return leavingView(card)
  const { opening, buttons } = card.texts.first
  return { tone: 'busy', ...opening, buttons: [{ label: buttons.cancel, press: () => card.cancel() }] }
}

export function authorizingView(card: ProgressCard): View {
  const { leaving, expiresAt, redirect } = card.state.flow
  if (leaving) return leavingView(card)
  if (redirect) return returnedView(card)
  return +expiresAt - Date.now() < EXPIRING_MS ? expiringView(card) : waitingView(card)
}

export function verifyingView(card: ProgressCard): View {
  const { verifying, buttons } = card.texts.first
  return {
    tone: 'busy',
    ...verifying,
    buttons: [{ label: buttons.check, press: () => card.checkStatus() }, cancelButton(card)],
  }
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
  buttons: windowButtons(card, reopenButton(card)),
})

// ── In a window ─────────────────────────────────────────────────────────────────────────────────────────────────────

function waitingView(card: ProgressCard): View {
  const { status, text } = card.texts.first.authorizing
  return { tone: 'busy', status, text, note: waitingNote(card), buttons: windowButtons(card, reopenButton(card)) }
}

/** How many minutes are left; after a while also a link to the question about HubSpot's page. */
function waitingNote(card: ProgressCard): unknown {
  const { authorizing, lingering } = card.texts.first
  const { expiresAt, lingering: isLingering } = card.state.flow
  const note = authorizing.note({ minutes: Math.floor((+expiresAt - Date.now()) / MINUTE_MS) })
  if (!isLingering || card.panel) return note
  const link = linkTemplate({ label: lingering.link, press: () => card.open('hubspotError'), opens: 'hubspotError' })
  return lingering.note<unknown>({ note, link })
}

/** Opening the window again would not help any more, while starting again gives more time. */
function expiringView(card: ProgressCard): View {
  const { status, text, note, restart } = card.texts.first.expiring
  const buttons = windowButtons(card, { label: restart, press: () => card.connect({ restart: true }) })
  return { tone: 'caution', icon: warningIcon, status, text, note, buttons }
}

const cancelButton = (card: ProgressCard): Button => ({
  label: card.texts.first.buttons.cancel,
  press: () => card.cancel(),
  kind: 'aside',
})

const reopenButton = (card: ProgressCard): Button => ({
  label: card.texts.first.buttons.reopen,
  press: () => card.connect({ mode: 'popup' }),
})

/** Without a window to show, `again` leads. */
function windowButtons(card: ProgressCard, again: Button): Button[] {
  if (!card.state.flow.windowHeld) return [again, cancelButton(card)]
  const show: Button = { label: card.texts.first.buttons.show, press: () => card.connect() }
  return [show, { ...again, kind: 'aside' }, cancelButton(card)]
}
