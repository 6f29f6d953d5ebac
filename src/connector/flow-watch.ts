/**
 * Watches the time and the window of one flow: when it expires, when its window seems closed, when its relay page stays
 * silent, when the status is due for a read.
 */
import type { MachineEvent, MachineState } from './machine-model.js'
import type { Platform } from './platform.js'
import type { Popup } from './popup.js'
import { timeEvents } from './time-events.js'

const TICK_MS = 500
/** How long a window must read `closed`, while the page has the focus, to count as gone. */
const WINDOW_GONE_MS = 2_000
/** How long a relay page may be silent after its window opened. */
const RELAY_SILENT_MS = 8_000

export interface FlowWatchOptions {
  popup: Popup
  platform: Pick<Platform, 'hasFocus' | 'now'>
  state(): MachineState
  /** Milliseconds since 1970. */
  lastReadAt(): number
  dispatch(event: MachineEvent): void
  /** Called once for each window whose relay page is silent. */
  onRelaySilent(): void
}

export class FlowWatch {
  readonly #options: FlowWatchOptions
  /** Times are in milliseconds since 1970, `NaN` while there is none. */
  #openedAt = NaN
  #closedSince = NaN
  /** The relay page spoke while its window read `closed`: COOP cut the handle, which now says nothing. */
  #isHandleSevered = false
  #usesChannel = false

  constructor(options: FlowWatchOptions) {
    this.#options = options
  }

  start(signal: AbortSignal): void {
    const timer = setInterval(() => this.#check(), TICK_MS)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  noteWindowOpened(): void {
    this.#openedAt = this.#options.platform.now()
    this.#isHandleSevered = false
  }

  noteRelayMessage(isOverChannel: boolean): void {
    this.#usesChannel ||= isOverChannel
    this.#isHandleSevered ||= !this.#options.popup.isHeld
  }

  #check(): void {
    const { popup, platform, state, lastReadAt, dispatch } = this.#options
    const now = platform.now()
    const events = timeEvents(state(), {
      now,
      // A hidden page does not poll: it reads the status when it is shown again.
      lastReadAt: document.hidden ? now : lastReadAt(),
      isWindowHeld: popup.isHeld,
      isWindowGone: this.#isWindowGone(now),
      usesChannel: this.#usesChannel,
    })
    for (const event of events) dispatch(event)
    this.#checkRelay(now)
  }

  #isWindowGone(now: number): boolean {
    const { popup, platform } = this.#options
    const readsClosed = popup.wasOpened && !popup.isHeld && platform.hasFocus()
    this.#closedSince = readsClosed ? this.#closedSince || now : NaN
    return !this.#isHandleSevered && now - this.#closedSince >= WINDOW_GONE_MS
  }

  #checkRelay(now: number): void {
    const { status, flow } = this.#options.state()
    if (status !== 'opening' || flow.isRelayReady || !(now - this.#openedAt >= RELAY_SILENT_MS)) return
    this.#openedAt = NaN
    this.#options.onRelaySilent()
  }
}
