/**
 * Watches the time and the window of one flow: when it expires, when its window seems closed, when its relay page stays
 * silent, when the status is due for a read.
 */
import type { Platform } from './platform.js'
import type { Popup } from './popup.js'
import type { StatusReader } from './status-reader.js'
import type { Store } from './store.js'
import { timeEvents } from './time-events.js'

const TICK_MS = 500
/** How long a window must read `closed`, while the page has the focus, to count as gone. */
const WINDOW_GONE_MS = 2_000
/** How long a relay page may be silent after its window opened. */
const RELAY_SILENT_MS = 8_000

/** What the watch reads, and where it sends its events. */
export interface WatchContext {
  platform: Pick<Platform, 'hasFocus' | 'now'>
  store: Pick<Store, 'machineState' | 'dispatch'>
  statusReader: Pick<StatusReader, 'lastReadAt'>
}

export class FlowWatch {
  readonly #context: WatchContext
  readonly #popup: Pick<Popup, 'isHeld'>
  readonly #onRelaySilent: () => void
  /** Times are in milliseconds since 1970, `NaN` while there is none. */
  #openedAt = NaN
  #closedSince = NaN
  /** The relay page spoke while its window read `closed`: COOP cut the handle, which now says nothing. */
  #isHandleSevered = false
  #usesChannel = false

  /** `onRelaySilent` is called once for each window whose relay page is silent. */
  constructor(context: WatchContext, popup: Pick<Popup, 'isHeld'>, onRelaySilent: () => void) {
    this.#context = context
    this.#popup = popup
    this.#onRelaySilent = onRelaySilent
  }

  start(signal: AbortSignal): void {
    const timer = setInterval(() => this.#check(), TICK_MS)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  noteWindowOpened(): void {
    this.#openedAt = this.#context.platform.now()
    this.#isHandleSevered = false
  }

  noteRelayMessage(isOverChannel: boolean): void {
    this.#usesChannel ||= isOverChannel
    this.#isHandleSevered ||= !this.#popup.isHeld
  }

  #check(): void {
    const { platform, statusReader, store } = this.#context
    const now = platform.now()
    const events = timeEvents(store.machineState, {
      now,
      // A hidden page does not poll: it reads the status when it is shown again.
      lastReadAt: document.hidden ? now : statusReader.lastReadAt,
      isWindowHeld: !!this.#popup.isHeld,
      isWindowGone: this.#isWindowGone(now),
      usesChannel: this.#usesChannel,
    })
    for (const event of events) store.dispatch(event)
    this.#checkRelay(now)
  }

  #isWindowGone(now: number): boolean {
    const readsClosed = this.#popup.isHeld === false && this.#context.platform.hasFocus()
    this.#closedSince = readsClosed ? this.#closedSince || now : NaN
    return !this.#isHandleSevered && now - this.#closedSince >= WINDOW_GONE_MS
  }

  #checkRelay(now: number): void {
    const { status, flow } = this.#context.store.machineState
    if (status !== 'opening' || flow.isRelayReady || !(now - this.#openedAt >= RELAY_SILENT_MS)) return
    this.#openedAt = NaN
    this.#onRelaySilent()
  }
}
