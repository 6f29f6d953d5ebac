/**
 * What happens by itself in the course of a connection: a read, an answer, a window that comes back. No press comes before. The
 * set-up of an own app is left out: it is a page of its own, and no card keeps the room for it.
 */
import type { StateName } from '../states.js'

export interface Change {
  from: StateName
  to: StateName
}

const NEXT: Partial<Record<StateName, StateName[]>> = {
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
  opening: ['authorizing', 'blocked', 'wirosFault', 'needsOwner', 'signedOut'],
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

export const changes: Change[] = Object.entries(NEXT).flatMap(([from, to]) =>
  to.map((name) => ({ from: from as StateName, to: name })),
)
