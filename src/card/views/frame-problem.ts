/**
 * The frame around the page caused the problem: it blocks the window, or hides the session. The card says so, and links
 * to the page outside the frame. Loaded on demand.
 */
import { html, type TemplateResult } from 'lit'
import { isSessionHidden, isWindowBlocked } from '../frame.js'
import { literal } from '../problem-values.js'
import { externalIcon } from '../templates.js'
import type { Card, StateOf, View } from '../view.js'
import { cancelButtons, problemSlot, problemTone, retryButton } from './problem-parts.js'

/** Returns `undefined` where no frame caused the problem. */
export function frameProblemView(card: Card<StateOf<'failed'>>): View | undefined {
  const { problem } = card.state
  const isBlocked = isWindowBlocked(problem)
  if (!isBlocked && !isSessionHidden(problem)) return
  const { first, problems } = card.texts
  const retry = retryButton(card)
  return {
    ...problemTone(problem),
    status: isBlocked ? first.codes.popup_blocked.title : problems.frame.status,
    text: problems.frame.text,
    body: problemSlot(problem, linkTemplate(problems.frame.link, isBlocked)),
    // No window opens here, so the button does not promise one.
    buttons: [isBlocked ? { ...retry, label: first.buttons.retry } : retry, ...cancelButtons(card)],
  }
}

/** A link to this page in a tab of its own. A sandbox may stop the link as it stops a window, so its address is shown. */
function linkTemplate(label: string, isAddressShown: boolean): TemplateResult {
  const { href } = location
  const address = isAddressShown ? html`<p>${literal(href)}</p>` : ''
  return html`<div part="body"><p><a part="link" target="_blank" rel="noopener" href=${href}>${label}${externalIcon}</a></p>${address}</div>`
}
