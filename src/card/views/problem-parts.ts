/** What every drawing of a failed action has in common: its tone, its heading for a first read, and its buttons. */
import { html, type TemplateResult } from 'lit'
import { rowOf, type Owner } from '../../protocol/codes.js'
import type { Problem } from '../../connector/state.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { cancelButton } from './window-buttons.js'

type FailedCard = Card<StateOf<'failed'>>

/** Owners who can mend the problem themselves or nearby: a warning is enough. */
const WARNED_OWNERS: readonly Owner[] = ['you', 'hubspotAdmin']

/** Returns the tone. Where nothing failed, or nobody knows how the connection stands, the card neither warns nor alarms. */
export function problemTone(problem: Problem): Pick<View, 'tone' | 'icon'> {
  if (isNeutral(problem)) return { icon: 'unknown' }
  return { tone: WARNED_OWNERS.includes(problem.owner) ? 'caution' : 'negative' }
}

export const isNeutral = (problem: Problem): boolean =>
  !!rowOf(problem.code).neutral || !!problem.approved || isStatusUnread(problem)

/** A status read had no answer, or a broken one. */
export const isStatusUnread = ({ code, during }: Problem): boolean => during === 'check' && !!rowOf(code).statusUnread

/** Returns the button that goes on. */
export function retryButton(card: FailedCard): Button {
  const { buttons } = card.texts.first
  const { code, during } = card.state.problem
  switch (rowOf(code).retry) {
    case 'openWindow':
      return { label: buttons.openHubSpot, press: () => card.connect() }
    case 'check':
      return { label: buttons.checkAgain, press: () => card.checkStatus() }
    case 'reload':
      return reloadButton(card)
    case undefined:
      return { label: buttons.retry, press: () => (during === 'check' ? card.checkStatus() : card.connect()) }
  }
}

export const reloadButton = (card: FailedCard): Button => ({
  label: card.texts.first.buttons.reload,
  press: () => location.reload(),
})

/** Returns the button that ends the flow, if one is still under way. */
export const cancelButtons = (card: FailedCard): Button[] => (card.state.flow ? [cancelButton(card)] : [])

/** Wraps what is said about a code into the slot in which a host may say something else. */
export const problemSlot = ({ code }: Problem, content?: unknown): TemplateResult =>
  html`<slot name=${'problem-' + code}>${content}</slot>`
