/** The way on in this tab, for a browser that opens no window. Loaded on demand: without the network it leads nowhere. */
import { canLeaveTab } from '../../connector/redirect.js'
import { rowOf } from '../../protocol/codes.js'
import type { Button, Card, StateOf } from '../view.js'
import { readDocument } from '../../connector/page-document.js'

type FailedCard = Card<StateOf<'failed'>>

/** Returns how pop-ups are allowed, once another press was blocked too. */
export const blockedAgainText = ({ controllers, texts }: FailedCard): string | undefined =>
  controllers.blockedWindows.isRepeated ? texts.problems.blockedAgain : undefined

/** Returns the button that goes to HubSpot in this tab, where no window opens and the leading button does not go there. */
export function continueHereButtons(card: FailedCard): Button[] {
  const { state, mode, relayUrl, tokenEndpoint, texts } = card
  if (rowOf(state.problem.code).retry !== 'openWindow' || mode === 'popup' || state.flow?.redirect) return []
  if (!canLeaveTab(new URL(relayUrl || tokenEndpoint, readDocument('baseURI')))) return []
  return [
    { label: texts.problems.buttons.continueHere, press: () => card.connect({ mode: 'redirect' }), kind: 'quiet' },
  ]
}
