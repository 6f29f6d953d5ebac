/** What a person can do about a problem: the buttons and links that lead on, by who has to act. */
import { rowOf, type CodeRow, type Owner } from '../protocol/codes.js'
import type { Problem } from '../connector/state.js'
import { openLink, supportUrlFor } from './support.js'
import { supportDetails } from './support-details.js'
import type { Button, Card, Link } from './view.js'

export interface ProblemActions {
  buttons: Button[]
  /** Beside the code. */
  links: Link[]
}

export interface ActionOptions {
  /** Tries again. */
  retry: Button
  /** Opens the message to somebody else; by default the panel `askAdmin`. */
  ask?: () => unknown
  /** Called before a button that leads to somebody else's help. */
  onBefore?: () => unknown
  /** Offers nothing but another try, where nobody can tell how the connection stands. */
  retryOnly?: boolean
}

/** Owners who need no button of their own to be reached before another try. */
const RETRY_FIRST: readonly Owner[] = ['you', 'wiro']

/** Returns who has to act. Nobody here owns Wiro's own HubSpot app, so its owner is Wiro. */
export const ownerFor = ({ owner }: Problem, { authMethod }: Card): Owner =>
  owner === 'appOwner' && authMethod !== 'own' ? 'wiro' : owner

export function actionsFor(card: Card, problem: Problem, options: ActionOptions): ProblemActions {
  const { links, ask } = card.texts.problems
  const copyLink = copyDetailsButton(card, problem, links.copyDetails)
  if (options.retryOnly) return { buttons: [options.retry], links: [copyLink] }
  const owner = ownerFor(problem, card)
  const row = rowOf(problem.code)
  const askAdmin = row.adminMayHelp ? [askButton(card, ask.hubspotAdmin, options)] : []
  return {
    buttons: buttonsFor(card, problem, owner, row, options),
    links: owner === 'developer' ? askAdmin : [copyLink, ...askAdmin],
  }
}

function buttonsFor(card: Card, problem: Problem, owner: Owner, row: CodeRow, options: ActionOptions): Button[] {
  const help = helpFrom(owner, card, problem, row, options)
  const isRetryFirst = RETRY_FIRST.includes(owner) || row.retryFirst
  const buttons = isRetryFirst ? [options.retry, ...help] : [...help, options.retry]
  const [leading, ...others] = buttons.map((button): Button => ({ ...button, kind: undefined }))
  const ask = askButton(card, card.texts.problems.ask.appOwner, options)
  return [
    { ...leading!, kind: 'action' },
    ...others,
    ...(owner === 'appOwner' ? [{ ...ask, kind: 'aside' } satisfies Button] : []),
  ]
}

/** Returns the buttons that lead to whoever has to act. */
function helpFrom(owner: Owner, card: Card, problem: Problem, row: CodeRow, options: ActionOptions): Button[] {
  const { buttons, links, ask } = card.texts.problems
  switch (owner) {
    case 'you':
      return row.setupHelps && card.authMethod === 'own' ? [setupButton(card, options)] : []
    case 'appOwner':
      return [setupButton(card, options)]
    case 'hubspotAdmin':
    case 'productAdmin':
      return [askButton(card, ask[owner], options)]
    case 'developer':
      return [copyDetailsButton(card, problem, buttons.copyDetails)]
    case 'wiro': {
      const url = supportUrlFor(card.supportUrl, document.baseURI)
      return url ? [{ label: links.support, press: () => openLink(url) }] : []
    }
  }
}

function setupButton(card: Card, { onBefore }: ActionOptions): Link {
  const press = async () => {
    await onBefore?.()
    await card.open('setup')
  }
  return { label: card.texts.problems.buttons.setup, press, opens: 'setup' }
}

function askButton(card: Card, label: string, { onBefore, ask = () => card.open('askAdmin') }: ActionOptions): Link {
  const press = async () => {
    await onBefore?.()
    await ask()
  }
  return { label, press, opens: 'askAdmin' }
}

/** A button that copies what support needs to know. The focus stays on it, so that its new label is read out. */
export function copyDetailsButton(card: Card, problem: Problem, label: string): Link {
  const { copy } = card.controllers
  return {
    label: copy.isCopied('details') ? card.texts.problems.buttons.copied : label,
    press: () => copy.copy('details', detailsOf(card, problem)),
  }
}

function detailsOf(card: Card, problem: Problem): string {
  const { lastFlow, pastedText } = card.controllers
  const isConnecting = problem.during === 'connect'
  return supportDetails({
    version: card.version,
    problem,
    state: card.state,
    authMethod: card.authMethod,
    flow: isConnecting ? lastFlow.flow : undefined,
    pastedText: isConnecting ? pastedText.text : undefined,
    now: new Date(),
    page: location.href,
    browser: navigator.userAgent,
  })
}
