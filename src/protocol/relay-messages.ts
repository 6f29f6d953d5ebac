/**
 * The messages between a page and its relay page, and the names of the channels and storage keys that carry a flow.
 * The words on the wire (`wiro`, `go`, `outcome`, …) are fixed: pages and relay pages of different versions meet.
 */
import type { Verdict } from './endpoint.js'

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The relay page's key in its own sessionStorage, and the prefix of all other names. */
export const RELAY_KEY = 'wiro-hubspot-connect'

/** The relay page's key for the words of the page that sent it, as JSON. */
export const RELAY_TEXT_KEY = RELAY_KEY + ':text'

/** The key under which the relay page leaves `<flow><query>` for the page in its own tab: the callback, raw. */
export const RELAY_CALLBACK_KEY = RELAY_KEY + ':callback'

/** Identifies one endpoint and agent key: connectors with equal keys share status reads and the stored flow. */
export const connectionKey = (endpoint: string, agentKey = ''): string => endpoint + ' ' + agentKey

/** The BroadcastChannel between a flow's page and its relay page. */
export const flowChannelName = (flow: string): string => RELAY_KEY + ':' + flow

/** The page's sessionStorage key for the flow of a connection. */
export const flowStorageKey = (key: string): string => RELAY_KEY + ':' + key

/** The page's localStorage key for the name of a connection's account. */
export const accountNameKey = (key: string): string => RELAY_KEY + ' name:' + key

/** The BroadcastChannel on which the tabs of an origin announce that a connection changed. */
export const syncChannelName = (key: string): string => RELAY_KEY + ' changed:' + key

/** A flow id: 128 random bits as 22 characters of base64url. */
export const isFlowId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value)

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the relay page says, in a page's language. A line break divides a heading from the sentence below it. */
export interface RelayText {
  /** While HubSpot's answer is checked. */
  finishing: string
  /** The server has confirmed the connection. */
  connected: string
  /** HubSpot or the server has refused it. */
  notConnected: string
  /** The page is silent, or the browser keeps the window open: how to go on. */
  lost: string
  /** In place of `finishing`, where HubSpot opens in the page's own tab and the tab goes back to the page. */
  goingBack?: string
  /** The language tag of these texts. */
  lang?: string
  dir?: 'ltr' | 'rtl'
}

/** What a page sends: `end` goes to other pages that wait for the same flow, and relay pages ignore it. */
export type PageMessage =
  | { wiro: 'ack' | 'stop' | 'end'; flow: string }
  /** `text` is what the relay page says from now on; without it, it speaks English. */
  | {
      wiro: 'go'
      flow: string
      url: string
      text?: Partial<RelayText>
      lang?: string | undefined
      dir?: 'ltr' | 'rtl' | undefined
    }

/** A parsed message from a relay page, or from another page that runs the same flow (`end`). */
export interface RelayMessage {
  /**
   * `returned`: the window is back with a success, and the server's verdict on it is under way; `blocked`: the browser lets
   * the window keep nothing, so it does not go to HubSpot.
   */
  wiro: 'ready' | 'blocked' | 'returned' | 'end' | 'outcome'
  /** The raw `hubspot_*` query of the callback; empty unless `wiro` is `outcome`. */
  query: string
  /** The only verdict that a page acts on. */
  verdict?: Extract<Verdict, 'undone'> | undefined
  /** A code as it came, unchecked. */
  code?: string | undefined
}
