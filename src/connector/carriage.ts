/**
 * Carries one flow: its line to the relay, its window, its authorize URL and its time. What it finds out it tells as
 * events; it decides nothing. It outlives its flow until the next: a late word is still heard and acknowledged.
 */
import type { AuthMethod } from '../protocol/endpoint.js'
import type { RelayMessage, PageMessage } from '../protocol/relay-messages.js'
import type { Mode } from './state.js'
import { isAuthorizeUrl } from './addresses.js'
import { listen, type Reply } from './channel.js'
import { problemBehind, Refusal } from './client.js'
import { later } from './demand.js'
import { due } from './due.js'
import type { Event, Model } from './events.js'
import { problemOf } from './machine.js'
import type { Platform } from './platform.js'
import { openPopup } from './popup.js'
import type { Route } from './route.js'

/** What a carriage needs of its connection. */
export interface Errand extends Route, Platform {
  readonly authMethod: AuthMethod
  /** Read at use. */
  readonly options: {
    mode?: Mode | undefined
    relayText?(): string
  }
  model(): Model
  /** When the status was last asked for; milliseconds since 1970. */
  readAt(): number
  /** A status read that leaves now. */
  read(): Promise<void>
  happen(...event: Event): void
  /** The flow's record is of no use any more. */
  forget(): void
}

export type Carriage = ReturnType<typeof createCarriage>

/** How long a window must read `closed`, with the page in focus, to count as gone. Milliseconds, as all that follow. */
const grace = 2_000
/** How often the time is looked at. */
const tick = 500
/** How long a relay may be silent. */
const unreachable = 8_000
/** How long a window is left alone whose flow ended before its word came. */
const patience = 10_000

export function createCarriage(id: string, errand: Errand) {
  const { client, relay, authMethod, hasFocus, now, model, happen } = errand
  let hearing = new AbortController()
  let running = hearing
  let channel: BroadcastChannel | undefined
  let overChannel = false
  let popup: Window | null | undefined
  let openedAt = NaN
  /**
   * Since when the window reads `closed` while the page has the focus, and whether its relay spoke meanwhile. Under COOP
   * a handle reads `closed` at once although the window is open.
   */
  let closedSince = NaN
  let severed = false
  let url: string
  let send: Reply | undefined
  let asking = false
  let spoken = false

  const isHeld = () => !!popup && !popup.closed
  const message = (wiro: 'ack' | 'stop' | 'end'): PageMessage => ({ wiro, flow: id })

  const isOver = () => running.signal.aborted

  function hear(heard: RelayMessage, reply: Reply, channelled: boolean): void {
    const over = isOver()
    overChannel ||= channelled
    severed ||= !isHeld()
    if (heard.wiro === 'outcome') {
      spoken = true
      reply(message('ack'))
      void hearOutcome(heard)
    } else if (heard.wiro === 'end') errand.forget()
    else if (over) reply(message('stop'))
    else {
      send = reply
      happen('ready')
    }
  }

  async function hearOutcome(heard: RelayMessage): Promise<void> {
    // A hint that cannot be read still makes the status worth a read.
    const outcome = (await later())?.readOutcome(heard) ?? { success: false }
    happen(isOver() ? 'recalled' : 'returned', outcome)
  }

  function look(): void {
    const time = now()
    const held = isHeld()
    if (!popup || held || !hasFocus()) closedSince = NaN
    else closedSince ||= time
    const gone = !severed && time - closedSince >= grace
    // A page that nobody sees need not ask: it asks when it is seen again.
    const readAt = document.hidden ? time : errand.readAt()
    for (const event of due(model(), time, held, gone, readAt, overChannel)) happen(...event)
    const { phase, flow } = model()
    if (phase === 'opening' && !flow?.ready && time - openedAt >= unreachable) void missRelay(running.signal)
  }

  async function missRelay(signal: AbortSignal): Promise<void> {
    openedAt = NaN
    const found = await (await later())?.probe(relay!, errand.fetch)
    if (!signal.aborted) happen('stalled', { ...problemOf('relay_unreachable', 'developer'), ...found })
  }

  const carriage = {
    /** Hears and watches. `turn` holds the flow's lock where it was resumed. */
    start(turn?: AbortController): void {
      hearing = new AbortController()
      running = turn ?? new AbortController()
      const { signal } = running
      void later().then((more) => more?.attend(errand, id, signal, turn && hear))
      channel = listen(id, relay!.origin, hearing.signal, hear)
      const timer = setInterval(look, tick)
      signal.addEventListener('abort', () => clearInterval(timer))
    },

    /** The flow is over: only late words are heard. */
    end(): void {
      running.abort()
      channel?.postMessage(message('end'))
    },

    /** Hears no more; `start` begins again. */
    stop(): void {
      running.abort()
      hearing.abort()
      // A closed channel throws at whoever still has something to say.
      channel = undefined
    },

    async ask(): Promise<void> {
      if (asking) return
      asking = true
      const { signal } = running
      try {
        const { url: given, expiresIn, baseline } = await client.connect({ flow: id, authMethod })
        if (!isAuthorizeUrl(given)) throw new Refusal(problemOf('unsafe_authorize_url', 'developer'))
        // Before HubSpot can say it, on a page of its own and to nobody else.
        const better = await (await later())?.examine(given, authMethod, model(), Refusal)
        // As it was checked, and not as the relay's own base would complete it.
        url = new URL(better ?? given).href
        const expiresAt = new Date(+model().flow!.startedAt + expiresIn * 1000)
        if (!signal.aborted) happen('addressed', expiresAt, baseline)
      } catch (error) {
        if (!signal.aborted) happen('refused', problemBehind(error, 'connect'))
      }
      asking = false
    },

    /** Only inside a click. */
    open(): void {
      if (model().flow!.redirect) return happen('ready')
      popup = openPopup(errand.open, relay!.href.split('#')[0] + '#' + id)
      openedAt = now()
      severed = false
      if (popup) happen('noted', { windowHeld: true })
      else happen('stalled', problemOf('popup_blocked'))
    },

    reopen(): void {
      carriage.close()
      carriage.open()
    },

    focus(): void {
      if (isHeld()) popup!.focus()
      else happen('reopened')
    },

    go(): void {
      if (model().flow!.redirect) void later().then((more) => more?.depart(errand, id, url))
      else send?.({ wiro: 'go', flow: id, url, text: errand.options.relayText?.() ?? '' })
    },

    /**
     * By word, since COOP may have cut the handle, and by hand where that is allowed: a window that gave up its opener
     * cannot be closed while it is on another site, where its address cannot be read either.
     */
    close(): void {
      channel?.postMessage(message('stop'))
      try {
        if (popup!.location.href) popup!.close()
      } catch {
        // It stays open, and what it still brings is a late word.
      }
    },

    /** Leaves the window its last word, and closes it then. */
    release(): void {
      const close = () => {
        carriage.close()
        if (!spoken) happen('doubted')
      }
      setTimeout(close, spoken ? 0 : patience)
    },

    async climb(): Promise<void> {
      const { signal } = running
      await ((await later())?.climb ?? errand.read)(errand.read, signal)
      if (!signal.aborted) happen('climbed')
    },
  }
  return carriage
}
