/** The buttons and links that are offered for a problem, depending on who has to fix it. */
import { authMethodOf } from './auth-method.js'
import { helpOf, type CodeHelp } from '../protocol/code-help.js'
import type { Owner } from '../protocol/codes.js'
import type { Problem } from '../connector/state.js'
import { version } from '../version.js'
import { openLink, supportUrlFor } from './support.js'
import { supportDetails } from './support-details.js'
import type { Button, Card, Link } from './view.js'
import { readDocument } from '../connector/page-document.js'

export interface ProblemActions {
  /** The first one is the primary button. */
  buttons: Button[]
  /** Shown in the problem's details. */
  links: Link[]
}

export interface ActionOptions {
  retry: Button
  /** Opens a message to the person who has to act; by default the panel `askAdmin`. */
  openMessage?: () => unknown
  /** Called before the set-up or a message is opened. */
  onBeforeOpen?: () => unknown
  /** Offers no help beside `retry`, because it is unknown how the connection stands. */
  retryOnly?: boolean
}

/** A problem, and what decides about its actions. */
interface ActionContext {
  card: Card
  problem: Problem
  owner: Owner
  help: CodeHelp
  options: ActionOptions
}

/** Owners whose problems are often solved by another try, so that `retry` is the primary button. */
const RETRY_FIRST: readonly Owner[] = ['you', 'wiro']

/**
 * Returns who has to act. With Wiro's own HubSpot app, its owner is nobody here: support has to hear what HubSpot dislikes in
 * it. Only an exchange of tokens may work a few minutes later.
 */
export function ownerFor({ owner, code }: Problem, card: Card): Owner {
  if (owner !== 'appOwner' || authMethodOf(card) === 'own') return owner
  return code === 'token_exchange_failed' ? 'wiro' : 'developer'
}

export function actionsFor(card: Card, problem: Problem, options: ActionOptions): ProblemActions {
  const copyLink = copyDetailsButton(card, problem)
  if (options.retryOnly) return { buttons: [options.retry], links: [copyLink] }
  const context = { card, problem, options, owner: ownerFor(problem, card), help: helpOf(problem.code) }
  return { buttons: buttonsFor(context), links: isCopyButton(context) ? [] : [copyLink] }
}

function buttonsFor(context: ActionContext): Button[] {
  const { owner, help, options } = context
  const helpButtons = helpButtonsFor(context)
  const isRetryFirst = RETRY_FIRST.includes(owner) || help.retryFirst
  const buttons = isRetryFirst ? [options.retry, ...helpButtons] : [...helpButtons, options.retry]
  const ranked = buttons.map((button, index): Button => ({ ...button, kind: index ? undefined : 'action' }))
  return [...ranked, ...otherPeopleButtons(context)]
}

/** Returns the buttons that lead to the owner of the problem, or to what that owner can do here. */
function helpButtonsFor(context: ActionContext): Button[] {
  const { card, problem, owner, help } = context
  const { ask } = card.texts.problems
  switch (owner) {
    case 'you':
      return help.setupHelps && authMethodOf(card) === 'own' ? [setupButton(context)] : []
    case 'appOwner':
      return [setupButton(context)]
    case 'hubspotAdmin':
    case 'productAdmin':
      return [messageButton(context, ask[owner])]
    case 'developer':
    case 'wiro':
      return isCopyButton(context) ? [copyDetailsButton(card, problem)] : supportButtons(card)
  }
}

/** Returns quiet buttons that lead to somebody who may help instead. */
function otherPeopleButtons(context: ActionContext): Button[] {
  const { owner, help, card } = context
  const { ask } = card.texts.problems
  const label = owner === 'appOwner' ? ask.appOwner : help.adminMayHelp && ask.hubspotAdmin
  return label ? [{ ...messageButton(context, label), kind: 'quiet' }] : []
}

/** Who reads the details. Without a way to support they are copied by a button, not in the closed line. */
const DETAILS_READERS: readonly Owner[] = ['developer', 'wiro']

const isCopyButton = ({ card, owner }: ActionContext): boolean =>
  DETAILS_READERS.includes(owner) && !supportButtons(card).length

/** Returns the button that leads to support, where the host has an address for it. */
export function supportButtons(card: Card): Button[] {
  const url = supportUrlFor(card.supportUrl, readDocument('baseURI'))
  return url ? [{ label: card.texts.problems.links.support, press: () => openLink(url) }] : []
}

function setupButton({ card, options: { onBeforeOpen } }: ActionContext): Link {
  const press = async () => {
    await onBeforeOpen?.()
    await card.open('setup')
  }
  return { label: card.texts.problems.buttons.setup, press, opens: 'setup' }
}

function messageButton({ card, options }: ActionContext, label: string): Link {
  const { onBeforeOpen, openMessage = () => card.open('askAdmin') } = options
  const press = async () => {
    await onBeforeOpen?.()
    await openMessage()
  }
  return { label, press, opens: 'askAdmin' }
}

/** A button that copies what support needs to know, and says for a moment that it did. */
export function copyDetailsButton(card: Card, problem: Problem): Link {
  const { copy } = card.controllers
  const { copied, copyDetails } = card.texts.problems.buttons
  return {
    label: copy.isCopied('details') ? copied : copyDetails,
    press: () => copy.copy('details', detailsOf(card, problem)),
  }
}

function detailsOf(card: Card, problem: Problem): string {
  const { lastFlow, pastedText } = card.controllers
  const isConnecting = problem.during === 'connect'
  return supportDetails({
    version,
    problem,
    state: card.state,
    authMethod: authMethodOf(card),
    flow: isConnecting ? lastFlow.flow : undefined,
    pastedText: isConnecting ? pastedText.text : undefined,
    now: new Date(),
    page: location.href,
    browser: navigator.userAgent,
  })
}
