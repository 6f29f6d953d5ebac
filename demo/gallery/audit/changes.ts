/**
 * The changes of a card that are measured. The set-up of an own app is left out: it is a page of its own, and no card keeps the
 * room for it.
 */
import type { StateName } from '../states.js'

export interface Change {
  from: StateName
  to: StateName
}

type Next = Partial<Record<StateName, StateName[]>>

/** What happens in the course of a connection: a read, an answer of a server, a window that comes back. */
const BY_ITSELF: Next = {
  checking: [
    'checkingLong',
    'disconnected',
    'connected',
    'unnamed',
    'stopped',
    'failing',
    'signedOut',
    'offline',
    'down',
  ],
  checkingLong: ['disconnected', 'connected', 'down'],
  disconnected: ['connected'],
  opening: ['authorizing', 'wirosFault', 'needsOwner', 'signedOut'],
  authorizing: ['lingering', 'unheld', 'verifying', 'unfinished', 'connected', 'needsAdmin', 'wirosFault'],
  lingering: ['ending', 'verifying', 'unfinished', 'connected'],
  ending: ['verifying', 'connected', 'expired'],
  verifying: ['connected', 'starting', 'wirosFault', 'needsProduct', 'changed', 'unexpected'],
  unfinished: ['verifying', 'connected', 'expired'],
  starting: ['connected', 'stopped', 'errored'],
  connected: ['starting', 'stopped', 'failing', 'disconnected'],
  stopped: ['starting', 'connected', 'unstarted'],
  disconnecting: ['disconnected', 'stuck'],
}

/** What a press leads to in the same moment, without an answer of a server. */
const AT_A_PRESS: Next = {
  disconnected: ['opening'],
  opening: ['blocked', 'disconnected'],
  blocked: ['opening', 'disconnected'],
  authorizing: ['disconnected'],
  ending: ['opening', 'disconnected'],
  verifying: ['disconnected'],
  unfinished: ['opening', 'disconnected'],
  connected: ['opening'],
  failing: ['opening'],
  kept: ['opening'],
  stuck: ['disconnecting'],
  changed: ['opening', 'connected'],
  unexpected: ['opening'],
  expired: ['opening'],
  needsAdmin: ['opening'],
  needsProduct: ['opening'],
  wirosFault: ['opening'],
  offline: ['checking'],
  down: ['checking'],
}

const changesOf = (next: Next): Change[] =>
  Object.entries(next).flatMap(([from, to]) => to.map((name) => ({ from: from as StateName, to: name })))

/** No press comes right before these. */
export const changes = changesOf(BY_ITSELF)

export const pressedChanges = changesOf(AT_A_PRESS)
