/** What a host reads of a connection: its state as one union told apart by `status`, and the connector's interface. */
import type { Code, Owner } from '../protocol/codes.js'
import type { StartRefusal } from '../protocol/start-refusal.js'
import type { Action, AuthMethod } from '../protocol/endpoint.js'
import type { Account, Agent } from '../protocol/parsed-answers.js'

/** `popup`: HubSpot opens in a window; `redirect`: in this tab; `auto`: in a window, or in this tab where none opens. */
export type Mode = 'auto' | 'popup' | 'redirect'

/** A connection attempt that is under way. Each comment is a cell of a table in `docs/`. */
export interface Flow {
  /** The id, as in the events. */
  id: string
  /** When the person pressed the button. */
  startedAt: Date
  /** When HubSpot's page stops working for this flow: at most 15 minutes later. */
  expiresAt: Date
  /** An account was connected when the flow began. */
  reconnect: boolean
  /** The page still holds the flow's window and can bring it to the front. */
  windowHeld: boolean
  /** The flow has been waiting for over a minute. */
  lingering: boolean
  /** The flow goes to HubSpot in this tab and has no window. */
  redirect?: boolean | undefined
  /** The page is about to leave for HubSpot in this tab. */
  leaving?: boolean | undefined
  /** The person was seen to close the flow's window. */
  windowClosed?: boolean | undefined
}

/** Why a relay page is silent, as far as the page can find out. Each comment is a cell of a table in `docs/`. */
export type RelayCause =
  /** A redirect: to a login, to another host name, or for the slash at the end. */
  | 'redirect'
  /** An error; `answer` is its HTTP status. */
  | 'http_error'
  /** Another page: your app's shell, a login, a bot challenge. */
  | 'other_page'
  /** No HTML; `answer` is its content type. */
  | 'not_html'
  /** No answer within 5 seconds, or a connection that failed. */
  | 'no_answer'
  /** The page's service worker answers navigations with another page. */
  | 'service_worker'
  /** The relay page, changed on the way: its script is not the one that its policy allows. */
  | 'page_changed'
  /** The relay page without the file of its script; `answer` is the file. */
  | 'script_missing'
  /** The relay page with a policy that forbids its script; `answer` is the header. */
  | 'script_blocked'
  /** A relay page whose messages do not arrive: COOP, or an origin that it does not list. */
  | 'cut_off'
  /** The relay page as it should be, but its script said nothing. */
  | 'silent'

/** Why something failed, with the facts that its explanation needs. Each comment is a cell of a table in `docs/`. */
export interface Problem {
  /** What went wrong. */
  code: Code
  /** Who has to act. */
  owner: Owner
  /** What was being done. */
  during: 'check' | 'connect' | 'disconnect' | 'start'
  /** By which your server's log tells this failure, where your endpoint sends it. */
  reference?: string
  /** With `unknown`: the code that this version does not know. */
  unknownCode?: string
  /** The account that was chosen. */
  portalId?: string
  /** Its name. */
  accountName?: string
  /** The account that belongs here. */
  expectedPortal?: string
  /** The account that was connected before. */
  previousPortalId?: string
  /** Its name. */
  previousName?: string
  /** The address that was asked for. */
  url?: string
  /** What shows the cause: an HTTP status, a content type, a header's name, or what an authorize URL has wrong. */
  answer?: string
  /** With `relay_unreachable`: why the relay page is silent. */
  cause?: RelayCause
  /** HubSpot has approved, and the status could not be read since. Success may still follow. */
  approved?: boolean
  /** Seconds to wait before the next try. */
  retryAfter?: number
  /** Why Wiro did not start the agent, where that is known. */
  reason?: StartRefusal
}

/** Whether access is being renewed; `unknown` where the endpoint does not tell the agent's status. */
export type Health = 'ok' | 'paused' | 'failing' | 'unknown'

interface BaseState {
  /** The actions that the endpoint offers. */
  can: readonly Action[]
  /** The read or action that is under way takes longer than usual. */
  slow?: boolean | undefined
  /** The agent behind the connection, where the endpoint tells it. */
  agent?: Agent | undefined
  /** The HubSpot app that the endpoint pins; without one the page's `auth-method` counts. */
  authMethod?: AuthMethod | undefined
}

/** The state of a connection, told apart by `status`. */
export type State = BaseState &
  (
    | { status: 'checking' }
    /** `windowLeft`: the flow was cancelled, and its window may still be open. */
    | { status: 'disconnected'; windowLeft?: boolean | undefined }
    /** With `auth-method="own"`: no HubSpot app is saved. */
    | { status: 'setup' }
    | { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished'; flow: Flow; account?: Account | undefined }
    | { status: 'connected'; account: Account; health: Health; problem?: Problem | undefined; flow?: Flow | undefined }
    | { status: 'disconnecting'; account: Account }
    | { status: 'failed'; problem: Problem; flow?: Flow | undefined; account?: Account | undefined }
  )

/** How a flow ended. */
export interface FlowResult {
  outcome: 'connected' | 'failed' | 'cancelled' | 'expired' | 'superseded'
  code?: Code
  /** The flow's id. */
  flow: string
  /** Milliseconds from the press to the end. */
  duration: number
}

/** One step from a state to the next. Listeners hear of it where the two differ, or a flow ended with it. */
export interface StateChange {
  state: State
  previous: State
  /** The flow that ended with this step. */
  ended?: FlowResult | undefined
  /** The id of a flow that had ended before its window came back: an account that connects now is its approval. */
  lateFlow?: string | undefined
}

export interface ConnectOptions {
  /** Begins a new flow even while one is under way, which then ends as `superseded`. */
  restart?: boolean
  /** Where HubSpot opens: `popup` in a window, `redirect` in this tab. A waiting flow goes on there. */
  mode?: 'popup' | 'redirect'
}

/**
 * A connection without a user interface: what the element draws, and what a host may share between elements. The first
 * paragraph of each comment is a cell of a table in `docs/`.
 */
export interface Connector {
  /** The connection as it stands. */
  readonly state: State
  /** Adds a listener, and returns a function that removes it. The status is read only while there is a listener. */
  subscribe(listener: (change: StateChange) => void): () => void
  /**
   * Starts a flow, or brings the window of the one under way to the front. Call it inside a click.
   *
   * Settles when the flow ends, and never rejects. A window that is gone is opened again.
   */
  connect(options?: ConnectOptions): Promise<{ outcome: FlowResult['outcome']; code?: Code }>
  /** Ends the flow under way. What was connected before stays connected. */
  cancel(): void
  /** Ends the flow with the code of what the person read on HubSpot's page, where HubSpot sent nothing back. */
  reportProblem(code: Code): void
  /** Accepts an account other than the previous or expected one: clears `wrong_portal` until the page is loaded again. */
  acceptAccount(): void
  /** Disconnects without a confirmation. Resolves to `kept` where the endpoint refused. */
  disconnect(): Promise<{ outcome: 'disconnected' | 'kept'; code?: Code }>
  /** Starts the agent; a running agent renews access. `state.agent` tells how far it has come. */
  startAgent(): Promise<{ outcome: 'started' | 'refused'; code?: Code }>
  /** Saves an own HubSpot app. The secret is sent once, to the endpoint, and kept nowhere. */
  saveCredentials(app: {
    clientId: string
    clientSecret: string
  }): Promise<{ outcome: 'saved' | 'refused'; code?: Code }>
  /** Reads the status, and resolves to the state that it led to. */
  checkStatus(): Promise<State>
}
