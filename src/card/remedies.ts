/** What a person can do about a problem: who has to act, and the buttons that lead on. Loaded on demand. */
import type { Owner } from '../protocol/codes.js'
import type { Problem } from '../connector/state.js'
import { details } from './details.js'
import { leave, supportAddress } from './support.js'
import type { Button, Card, Link } from './view.js'

/** Through Wiro's own app nobody here has an ID or a secret to mend: what its owner would do is then Wiro's. */
export const actorOf = ({ owner }: Problem, { authMethod }: Card): Owner =>
  owner === 'appOwner' && authMethod !== 'own' ? 'wiro' : owner

export interface Remedies {
  buttons: Button[]
  /** Beside the code. */
  links: Link[]
}

interface Ways {
  /** Leads on by itself. */
  retry: Button
  /** Leads to a message for whoever can help. */
  ask?: () => unknown
  /** Comes before what leads to somebody's help. */
  before?: () => unknown
  /** Nobody can tell how the connection stands: there is one thing to do. */
  alone?: boolean
}

export function remediesFor(card: Card, problem: Problem, ways: Ways): Remedies {
  const { retry, before, alone } = ways
  const { code } = problem
  const { buttons, links, ask: labels } = card.texts.problems
  const actor = actorOf(problem, card)
  const copyLink = copyDetailsButton(card, problem, links.copyDetails)
  const after = (lead: () => unknown) => async () => {
    await before?.()
    await lead()
  }
  const ask = (label: string): Link => ({
    label,
    press: after(ways.ask ?? (() => card.open('askAdmin'))),
    opens: 'askAdmin',
  })
  if (alone) return { buttons: [retry], links: [copyLink] }
  const setup: Link[] = [{ label: buttons.setup, press: after(() => card.open('setup')), opens: 'setup' }]
  const address = supportAddress(card.supportUrl, document.baseURI)
  const help: Record<Owner, Link[]> = {
    you: card.authMethod === 'own' && code === 'authorization_denied' ? setup : [],
    hubspotAdmin: [ask(labels.hubspotAdmin)],
    appOwner: setup,
    developer: [copyDetailsButton(card, problem, buttons.copyDetails)],
    productAdmin: [ask(labels.productAdmin)],
    wiro: address ? [{ label: links.support, press: () => leave(address) }] : [],
  }
  // What leads on by itself comes first where it is likely to help.
  const isFirst = /^(you|wiro)$/.test(actor) || code === 'relay_unreachable'
  const row: Button[] = isFirst ? [retry, ...help[actor]] : [...help[actor], retry]
  return {
    buttons: [
      ...row.map((button, index): Button => ({ ...button, kind: index ? undefined : 'action' })),
      ...(actor === 'appOwner' ? [{ ...ask(labels.appOwner), kind: 'aside' } satisfies Button] : []),
    ],
    links: [
      ...(actor === 'developer' ? [] : [copyLink]),
      // An approval may be somebody else's to give.
      ...(code === 'authorization_denied' ? [ask(labels.hubspotAdmin)] : []),
    ],
  }
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
  return details({
    version: (card.constructor as unknown as { version: string }).version,
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
