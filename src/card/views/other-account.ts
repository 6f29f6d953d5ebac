/** An account is connected, but another one than the page expects, or than the reconnect began with. */
import { html } from 'lit'
import type { Problem } from '../../connector/state.js'
import { describeProblem } from '../problem-texts.js'
import { codeTemplate, warningIcon } from '../templates.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { accountButtons } from './account.js'

type ConnectedCard = Card<StateOf<'connected'>>

export const otherAccountView = (card: ConnectedCard, problem: Problem): View =>
  problem.expectedPortal ? unexpectedView(card, problem) : changedView(card, problem)

/** Returns the connected account's name, which may be known only after the account was found to be another one. */
const nameOf = ({ state }: ConnectedCard, { accountName, portalId }: Problem): string | undefined =>
  accountName ?? (state.account.portalId === portalId ? state.account.name : undefined)

const chooseButton = (card: ConnectedCard): Button => ({
  label: card.texts.problems.otherAccount.choose,
  press: () => card.connect(),
  disabled: card.disabled,
})

/** The page expects another account. */
function unexpectedView(card: ConnectedCard, problem: Problem): View {
  const { otherAccount, code: codeLabel } = card.texts.problems
  const { code, portalId, expectedPortal, during } = problem
  const name = nameOf(card, problem) ?? portalId
  const { status, text } = describeProblem(card, { ...problem, accountName: name })
  const account = html`<bdi>${name}</bdi>`
  const found = otherAccount.found({ account, expectedPortal: html`<bdi>${expectedPortal}</bdi>` })
  return {
    tone: 'caution',
    icon: warningIcon,
    status,
    text: during === 'check' ? found : text,
    buttons: [chooseButton(card), ...accountButtons(card).slice(1)],
    code: codeTemplate(codeLabel, code),
  }
}

/** Another account was connected before. */
function changedView(card: ConnectedCard, problem: Problem): View {
  const { otherAccount, unnamedAccount } = card.texts.problems
  const { portalId, previousPortalId, previousName } = problem
  const name = nameOf(card, problem)
  const now = name && html`<bdi part="account">${name}</bdi>`
  const before = previousName && html`<bdi>${previousName}</bdi>`
  // A button holds text alone, so isolates keep the name's own direction.
  const isolated = `\u2068${name ?? portalId ?? unnamedAccount}\u2069`
  return {
    tone: 'caution',
    icon: warningIcon,
    status: otherAccount.status,
    text: otherAccount.text({ account: nameAndId(card, now, portalId) }),
    note: otherAccount.note({ account: nameAndId(card, before, previousPortalId) }),
    buttons: [
      { label: otherAccount.keep({ name: isolated }), press: () => card.connection?.acceptAccount() },
      chooseButton(card),
    ],
  }
}

function nameAndId({ texts }: ConnectedCard, name: unknown, portalId: string | undefined): unknown {
  const { otherAccount, unnamedAccount } = texts.problems
  const id = portalId && html`<bdi>${portalId}</bdi>`
  return name && id ? otherAccount.nameAndId({ name, id }) : name || id || unnamedAccount
}
