/** To HubSpot and back in the page's own tab. Loaded on demand. */
import type { RelayMessage } from '../protocol/relay-messages.js'
import type { Mode } from './state.js'
import { takeTurn } from './carrier.js'
import type { Reply } from './channel.js'
import type { Event, Model } from './events.js'

/** The relay's keys in sessionStorage, which a page on its origin shares, and the beginning of a channel's name. */
const relayKey = 'wiro-hubspot-connect'
const textKey = relayKey + ':text'

/** What is needed of a flow's errand. */
interface Errand {
  relay?: URL | undefined
  readonly options: { mode?: Mode | undefined }
  leave?(url: string): void
  model(): Model
  happen(...event: Event): void
}

type Hear = (heard: RelayMessage, reply: Reply, overChannel: boolean) => void

/**
 * Leaves with the page, and the way back: the path that the relay goes to, which ends where it appends what it brings,
 * before the hash. What stands before it is the mark of who began.
 */
function leaveTrail(flow: string): boolean {
  const { pathname, search, hash } = location
  try {
    sessionStorage.setItem(relayKey, `${flow}!${pathname}${search}${search ? '&' : '?'}${hash}`)
    // A page that goes on by itself tells nobody to close it.
    sessionStorage.setItem(textKey, '…')
    return true
  } catch {
    return false
  }
}

/** A frame is not left, and another origin's relay shares no storage with this page. */
const isOwn = ({ origin }: URL) => self === top && origin === location.origin

/** Leaves for HubSpot. */
export function depart({ relay, leave, happen }: Errand, flow: string, url: string): void {
  // Without the mark the server would undo what comes back.
  if (!leaveTrail(flow)) {
    const problem = { code: 'relay_unreachable', owner: 'developer', during: 'connect', answer: 'relay' } as const
    return happen('refused', { ...problem, url: relay!.pathname })
  }
  // Back from HubSpot by the browser's button, and the page is as it was left.
  addEventListener('pageshow', () => happen('lost'), { once: true })
  // Not by `window.open`: what blocks windows may have taken its place.
  if (leave) leave(url)
  else location.assign(url)
}

/** Goes with a flow until `signal`: with one that begins here, or that was resumed and hears what came back. */
export function attend(errand: Errand, flow: string, signal: AbortSignal, hear?: Hear): void {
  const { relay, options, model, happen } = errand
  if (!hear) void takeTurn(relayKey + ':' + flow, signal)
  else if (model().flow?.redirect) land(errand, flow, hear)
  const handleLeave = () => {
    // Some apps have one window: the relay has opened in this one, comes back at once, and the next press goes in it.
    const isTaken = model().problem?.code === 'popup_blocked' && options.mode !== 'popup' && isOwn(relay!)
    if (isTaken && leaveTrail(flow)) happen('noted', { redirect: true })
  }
  addEventListener('pagehide', handleLeave, { signal })
}

/** Hears what came back to the page's own address, which is cleared of it. */
function land({ happen }: Errand, flow: string, hear: Hear): void {
  const { origin, pathname, search: query, hash } = location
  const isOurs = sessionStorage.getItem(relayKey)?.startsWith(flow + '!')
  if (!isOurs || !/[?&]hubspot_/.test(query)) return happen('lost')
  sessionStorage.removeItem(relayKey)
  sessionStorage.removeItem(textKey)
  const own = query.replace(/[?&](hubspot_\w*|seal)=[^?&]*/g, '').replace(/^&/, '?')
  history.replaceState(history.state, '', origin + pathname + own + hash)
  hear({ wiro: 'outcome', query }, () => {}, false)
}
