/** What a person can do about a problem: who has to act, and the buttons that lead on. Loaded on demand. */
import type { Owner } from '../protocol/codes.js'
import type { Problem } from '../connector/state.js'
import { copying } from './copying.js'
import { details, flowOf } from './details.js'
import { openSetup } from './ownapp.js'
import type { Link } from './said.js'
import { shownTo } from './shown.js'
import { leave, supportAddress } from './support.js'
import type { Button, Card } from './view.js'
import type { words } from './words.js'

type Words = typeof words

/** Through Wiro's own app nobody here has an ID or a secret to mend: what its owner would do is then Wiro's. */
export const actorOf = ({ owner }: Problem, { authMethod }: Card): Owner =>
  owner === 'appOwner' && authMethod !== 'own' ? 'wiro' : owner

export interface Remedies {
  buttons: Button[]
  /** Beside the code. */
  links: Link[]
}

type Named = [...Link]

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

export function remediesFor(card: Card, problem: Problem, words: Words, ways: Ways): Remedies {
  const { retry, before, alone } = ways
  const { code } = problem
  const actor = actorOf(problem, card)
  const copy = (label: string) => copyingDetails(card, problem, words, label)
  const after = (lead: () => unknown) => async () => {
    await before?.()
    await lead()
  }
  const ask = after(ways.ask ?? (() => card.open('ask')))
  if (alone) return { buttons: [retry], links: [copy(words.links.details)] }
  const setup: Named[] = [[words.buttons.setup, after(() => openSetup(card))]]
  const address = supportAddress(card.supportUrl, document.baseURI)
  const help: Record<Owner, Named[]> = {
    you: card.authMethod === 'own' && code === 'authorization_denied' ? setup : [],
    hubspotAdmin: [[words.asks.hubspotAdmin, ask]],
    appOwner: setup,
    developer: [copy(words.buttons.details)],
    productAdmin: [[words.asks.productAdmin, ask]],
    wiro: address ? [[words.links.support, () => leave(address)]] : [],
  }
  // What leads on by itself comes first where it is likely to help.
  const isFirst = /^(you|wiro)$/.test(actor) || code === 'relay_unreachable'
  const row: Button[] = isFirst ? [retry, ...help[actor]] : [...help[actor], retry]
  const aside: Button[] = actor === 'appOwner' ? [[words.asks.appOwner, ask, 'aside']] : []
  return {
    buttons: [
      ...row.map(([label, press, , off], index): Button => [label, press, index ? undefined : 'action', off]),
      ...aside,
    ],
    links: [
      ...(actor === 'developer' ? [] : [copy(words.links.details)]),
      // An approval may be somebody else's to give.
      ...(code === 'authorization_denied' ? [[words.asks.hubspotAdmin, ask] as const] : []),
    ],
  }
}

/** A button that copies what support needs to know. */
export const copyingDetails = (card: Card, problem: Problem, words: Words, label: string): Named =>
  copying(card, label, words.buttons.copied, () => detailsOf(card, problem))

function detailsOf(card: Card, problem: Problem): string {
  return details({
    version: (card.constructor as unknown as { version: string }).version,
    problem,
    state: card.state,
    authMethod: card.authMethod,
    flow: problem.during === 'connect' ? flowOf(card) : undefined,
    shown: problem.during === 'connect' ? shownTo(card) : undefined,
    now: new Date(),
    page: location.href,
    browser: navigator.userAgent,
  })
}
