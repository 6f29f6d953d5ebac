/** What a view hands to the element: the same places in every state, filled differently. */
import type { ReactiveControllerHost } from 'lit'
import type { AuthMethod, Backend } from '../protocol/endpoint.js'
import type { Connector, Mode, State } from '../connector/state.js'
import type { Controllers } from './controllers/index.js'
import type { Icon } from './icons.js'
import type { Texts } from './locales/texts.js'

/** The panels that a person can open over a state. */
export type PanelName = 'askAdmin' | 'disconnect' | 'hubspotError' | 'setup' | 'troubleshoot'

/** The state of a status. */
export type StateOf<S extends State['status']> = State & { status: S }

/** What views draw from, and what a press can lead to: the element. */
export interface Card<S extends State = State>
  extends
    ReactiveControllerHost,
    Pick<Connector, 'connect' | 'cancel' | 'reportProblem' | 'disconnect' | 'startAgent' | 'checkStatus'> {
  readonly state: S
  readonly texts: Texts
  /** The language tag of the texts. */
  readonly language: string
  /** What views on demand keep between two drawings; empty before they are loaded. */
  readonly controllers: Controllers
  readonly disabled: boolean
  readonly appearance: 'card' | 'inline'
  readonly authMethod: AuthMethod
  readonly mode: Mode
  readonly tokenEndpoint: string
  readonly agentKey: string
  readonly relayUrl: string
  /** In place of the token endpoint. */
  readonly backend: Backend | undefined
  /** The account's name as the host knows it. */
  readonly accountName: string
  /** The host's own address for support. */
  readonly supportUrl: string
  /** The connector in use: for what the element has no method of its own. */
  readonly connection: Connector | undefined
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly isConnected: boolean
  /** The panel that is open. */
  readonly panel: PanelName | undefined
  /** Opens a panel, and moves the focus into it. */
  open(panel: PanelName): Promise<void>
  /** Closes the panel, and gives the focus back. */
  close(): Promise<void>
}

export interface Button {
  label: string
  /** Without one the button does nothing for now, but keeps the focus that it may have. */
  press?: (() => unknown) | undefined
  /** `action` filled, `plain` outlined, `quiet` without a frame, `removal` red. By default `plain`. At most one is filled. */
  kind?: 'action' | 'plain' | 'quiet' | 'removal' | 'skeleton' | undefined
  disabled?: boolean | undefined
  /** The panel that it opens: the focus comes back to this button when the panel is closed. */
  opens?: PanelName | undefined
  /** Whether further buttons are shown that this one shows and hides. */
  expanded?: boolean | undefined
}

/** A button inside a line of text. */
export type Link = Pick<Button, 'label' | 'press' | 'opens'>

export interface View {
  /** Neutral without one. */
  tone?: 'busy' | 'positive' | 'caution' | 'negative' | undefined
  /** By default the tone's own. */
  icon?: Icon | undefined
  status: unknown
  text?: unknown
  /** An account's lines, in place of a text; or a single step after it. */
  lines?: unknown
  note?: unknown
  /** Between the note and the buttons. */
  body?: unknown
  /** In place of a body, where the card stays a single row in the inline appearance. */
  notice?: unknown
  /** The leading one first: it is the same element in all states, so that the focus stays on it. */
  buttons: Button[]
  /** Below the buttons. */
  details?: unknown
}
