/** An account is connected, but another one than the page expects, or than the reconnect began with; or nobody tells which. */
import type { Problem } from '../../connector/state.js'
import { describeProblem, problemDetails } from '../problem-texts.js'
import { accountTemplate } from '../problem-values.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { warningIcon } from '../warning-icon.js'
import { accountButtons, accountView } from './account.js'
import { withText } from './agent-health.js'

type ConnectedCard = Card<StateOf<'connected'>>

export const otherAccountView = (card: ConnectedCard, problem: Problem): View =>
  problem.code === 'portal_unchecked'
    ? uncheckedView(card, problem)
    : problem.expectedPortal
      ? unexpectedView(card, problem)
      : changedView(card, problem)

/** Returns the connected account's name, which may be known only after the account was found to be another one. */
const nameOf = ({ state }: ConnectedCard, { accountName, portalId }: Problem): string | undefined =>
  accountName ?? (state.account.portalId === portalId ? state.account.name : undefined)

const chooseButton = (card: ConnectedCard): Button => ({
  label: card.texts.problems.otherAccount.choose,
  press: () => card.connect(),
  kind: 'action',
  disabled: card.disabled,
})

/** The page expects another account. */
function unexpectedView(card: ConnectedCard, problem: Problem): View {
  return {
    tone: 'caution',
    icon: warningIcon,
    ...describeProblem(card, { ...problem, accountName: nameOf(card, problem) }),
    buttons: [chooseButton(card), ...accountButtons(card).slice(1)],
    details: problemDetails(card, problem, []),
  }
}

/** The page expects an account, and the portal id of the connected one is not known. A reconnect tells it. */
function uncheckedView(card: ConnectedCard, problem: Problem): View {
  const { status, text } = describeProblem(card, problem)
  const view = withText(accountView(card), text)
  const [reconnect, ...others] = view.buttons
  return {
    ...view,
    tone: 'caution',
    icon: warningIcon,
    status,
    buttons: [{ ...reconnect!, kind: 'action' }, ...others],
    details: problemDetails(card, problem, []),
  }
}

/** Another account was connected before. */
function changedView(card: ConnectedCard, problem: Problem): View {
  const { problems } = card.texts
  const { previousPortalId, previousName } = problem
  // The callback may come after the status that showed another name.
  const portalId = problem.portalId ?? card.state.account.portalId
  const { status, text, keep } = problems.otherAccount
  const name = nameOf(card, problem)
  // A button holds text alone, so isolates keep the name's own direction.
  const isolated = `\u2068${name ?? portalId ?? problems.unnamedAccount}\u2069`
  return {
    tone: 'caution',
    icon: warningIcon,
    status,
    text: text<unknown>({
      account: accountTemplate(problems, name, portalId),
      previousAccount: accountTemplate(problems, previousName, previousPortalId),
    }),
    buttons: [chooseButton(card), { label: keep({ name: isolated }), press: () => card.connection?.acceptAccount() }],
  }
}
