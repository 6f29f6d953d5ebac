/**
 * Watches the time and the window of one flow: when it expires, when its window seems closed, when its relay page stays
 * silent, when the status is due for a read.
 */
import { readDocument } from './page-document.js'
import type { Platform } from './platform.js'
import type { Popup } from './popup.js'
import type { ProblemCause } from './problem.js'
import type { RelayProbe } from './relay-check.js'
import type { StatusReader } from './status-reader.js'
import type { Store } from './store.js'
import { timeEvents } from './time-events.js'

const TICK_MS = 500
/** How long a window must read `closed`, while the page has the focus, to count as gone. */
const WINDOW_GONE_MS = 2_000
/**
 * A person who closes the window is back in the page within so many checks. COOP makes a window read `closed` while the
 * person is in it.
 */
const CLOSE_TICKS = 3
/** How long a relay page may be silent after its window opened. */
const RELAY_SILENT_MS = 8_000
/** The same where something that is no window came in its place. It may still stand for a window that did open. */
const STAND_IN_SILENT_MS = 2_000

/** What the session of a flow knows of its window and relay page. */
export interface WindowFacts {
  /** When the window opened, in milliseconds since 1970; `NaN` where none did, or its silence was reported. */
  openedAt: number
  /** The relay page spoke while its window read `closed`: COOP cut the handle, which now says nothing. */
  isHandleSevered: boolean
  usesChannel: boolean
}

export interface WatchOptions {
  context: {
    platform: Pick<Platform, 'hasFocus' | 'now'>
    store: Pick<Store, 'machineState' | 'dispatch'>
    statusReader: Pick<StatusReader, 'lastReadAt'>
  }
  popup: Pick<Popup, 'isHeld' | 'isStandIn'>
  facts: WindowFacts
  /** Called once for each window whose relay page is silent. `isGone`: the window seems closed. */
  onRelaySilent(isGone: boolean): unknown
}

/** Watches a flow, and dispatches what time and window lead to, until `signal` aborts. */
export function watchFlow(options: WatchOptions, signal: AbortSignal): void {
  if (signal.aborted) return
  const { context, popup, facts } = options
  const { platform, store, statusReader } = context
  let closedSince = NaN
  const isWindowGone = (now: number): boolean => {
    const readsClosed = popup.isHeld === false && platform.hasFocus()
    closedSince = readsClosed ? closedSince || now : NaN
    return !facts.isHandleSevered && now - closedSince >= WINDOW_GONE_MS
  }
  let closedTicks = 0
  let isWindowClosed = false
  const watchForClose = () => {
    closedTicks = popup.isHeld === false ? closedTicks + 1 : 0
    isWindowClosed = closedTicks > 0 && (isWindowClosed || (closedTicks <= CLOSE_TICKS && platform.hasFocus()))
  }
  const check = () => {
    const now = platform.now()
    const isGone = isWindowGone(now)
    watchForClose()
    const events = timeEvents(store.machineState, {
      now,
      // A hidden page does not poll: it reads the status when it is shown again.
      lastReadAt: readDocument('hidden') ? now : statusReader.lastReadAt,
      isWindowHeld: !!popup.isHeld,
      // Without a window, what is known from before a reload stays.
      isWindowClosed:
        popup.isHeld === undefined ? store.machineState.flow?.windowClosed : isWindowClosed && !facts.isHandleSevered,
      // A relay page with COOP reads closed from its first moment: its silence comes first.
      isWindowGone: isGone && !isRelayAwaited(store.machineState),
      usesChannel: facts.usesChannel,
    })
    for (const event of events) store.dispatch(event)
    checkRelay(options, now, isGone)
  }
  const timer = setInterval(check, TICK_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}

const isRelayAwaited = ({ status, flow }: Store['machineState']): boolean => status === 'opening' && !flow.isRelayReady

function checkRelay({ context, popup, facts, onRelaySilent }: WatchOptions, now: number, isGone: boolean): void {
  const limitMs = popup.isStandIn ? STAND_IN_SILENT_MS : RELAY_SILENT_MS
  const silentMs = now - facts.openedAt
  if (!isRelayAwaited(context.store.machineState) || !(silentMs >= (isGone ? 0 : limitMs))) return
  facts.openedAt = NaN
  onRelaySilent(isGone)
}

/**
 * Returns why a relay page is silent; `undefined` where a person has closed its window early. Where the check cannot be
 * loaded, the silence itself is the problem.
 */
export async function explainSilence(
  relay: URL,
  probe: RelayProbe,
  isGone: boolean,
): Promise<ProblemCause | undefined> {
  const check = await import('./relay-check.js').catch(() => undefined)
  const found = await check?.diagnoseRelay(relay, probe)
  return isGone && found?.cause === 'silent' ? undefined : { code: 'relay_unreachable', ...found }
}
