/** What a view hands to the element: the same places in every state, filled differently. */
import type { Icon } from './icons.js'
import type { Messages } from './messages.js'
import type { AuthMethod } from '../protocol/endpoint.js'
import type { Connector, Mode, State } from '../connector/state.js'
import type { Filling, Template } from './said.js'

/** What views draw from, and what a press can lead to: the element. */
export interface Card<S extends State = State> extends Pick<
  Connector,
  'connect' | 'cancel' | 'reportProblem' | 'disconnect' | 'startAgent' | 'checkStatus'
> {
  readonly state: S
  readonly messages: Messages
  /** A language tag. */
  readonly language: string
  disabled: boolean
  authMethod: AuthMethod
  mode: Mode
  tokenEndpoint: string
  relayUrl: string
  /** A name that the host gave to the account. */
  accountName: string
  /** The host's own address for support. */
  supportUrl: string
  /** Whom the card asks; what no method of the element stands for is asked of it. */
  readonly connection: Connector | undefined
  requestUpdate(): void
  /** What the person opened over the state; a name while that is not loaded yet. */
  panel: Panel | PanelName | undefined
  /** Opens a panel, by its name where it is not loaded yet; closes it without one. */
  open(panel?: PanelName | Panel): Promise<void>
  /** Draws it anew. */
  requestUpdate(): void
}

/** Draws more over what the first load draws of a state; nothing where there is no more. */
export type Over<S extends State = never> = (
  card: Card<S>,
  base: View,
  html: Template,
  fill: Filling,
) => View | undefined

/** What the person asked for over a state; nothing where it has no place there. */
export type Panel = Over

export type PanelName = 'confirm' | 'guide' | 'ask' | 'setup' | 'question' | 'answer'

/** A button without a press does nothing for now, but keeps the focus it may have. */
export type Button = [
  label: string,
  /** A method of the card by its name, or what the view does itself. */
  press?: 'connect' | 'cancel' | 'startAgent' | 'checkStatus' | (() => unknown) | undefined,
  /** `action` filled, `aside` quiet, `removal` red; outlined without. At most one filled button in a card. */
  kind?: 'action' | 'aside' | 'removal' | 'skeleton' | undefined,
  /** The host turned it off. */
  disabled?: boolean,
]

export interface View {
  /** None is neutral. */
  tone?: 'busy' | 'positive' | 'caution' | 'negative' | undefined
  /** Where it is not the tone's own. */
  icon?: Icon | undefined
  status: unknown
  text?: unknown
  /** An account's own, in place of a text. */
  lines?: unknown
  note?: unknown
  /** Between the note and the buttons. */
  body?: unknown
  /** Over an account: the card stays a single row where it is drawn inline. */
  notice?: unknown
  /** The leading one first: it is one and the same element in all states, or the focus falls to the page. */
  buttons: Button[]
  /** Below the buttons. */
  code?: unknown
  /** When time alone makes another drawing of it, in milliseconds. */
  againIn?: number | undefined
}
