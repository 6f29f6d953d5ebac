/** What a view hands to the element: the same places in every state, filled differently. */
import type { Icon } from './icons.js'
import type { Messages } from './messages.js'
import type { AuthMethod, Connector, State } from '../protocol.js'

/** What views draw from, and what a press can lead to: the element. */
export interface Card<S extends State = State> extends Pick<
  Connector,
  'connect' | 'cancel' | 'explain' | 'disconnect' | 'checkStatus'
> {
  readonly state: S
  readonly messages: Messages
  /** A language tag. */
  readonly language: string
  disabled: boolean
  authMethod: AuthMethod
  /** A name that the host gave to the account. */
  accountName: string
  /** The question before a disconnect is drawn. */
  confirming: boolean
  /** Draws that question, and takes it back. */
  ask(): unknown
  settle(): unknown
}

/** A button without a press does nothing for now, but keeps the focus it may have. */
export type Button = [
  label: string,
  /** A method of the card by its name, or what the view does itself. */
  press?: 'connect' | 'cancel' | 'checkStatus' | 'ask' | 'settle' | (() => unknown) | undefined,
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
