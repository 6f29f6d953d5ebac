/**
 * Simulates faults of the browser and a clock that is ahead, in this page only. Replaces no function before its fault is
 * switched on. Must run before the card's first request.
 */
import { allChosen, choose, chosen } from './url-choices.js'

const { open, fetch } = window
const { now } = Date
const MINUTE_MS = 60_000

interface BrowserFault {
  description: string
  switchOn(): void
  switchOff(): void
}

export const BROWSER_FAULTS = {
  'popup-blocked': {
    description: 'the browser blocks windows (simulated: window.open gives null)',
    switchOn: () => void (window.open = () => null),
    switchOff: () => void (window.open = open),
  },
  offline: {
    description: 'there is no network (simulated: this page’s requests fail, and navigator.onLine says false)',
    switchOn() {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
      window.fetch = () => Promise.reject(new TypeError('offline'))
      dispatchEvent(new Event('offline'))
    },
    switchOff() {
      Reflect.deleteProperty(navigator, 'onLine')
      window.fetch = fetch
      dispatchEvent(new Event('online'))
    },
  },
} satisfies Record<string, BrowserFault>

export type BrowserFaultName = keyof typeof BROWSER_FAULTS

const isKnown = (name: string): name is BrowserFaultName => Object.hasOwn(BROWSER_FAULTS, name)

/** Returns the names of the faults that are on. */
export const activeBrowserFaults = (): BrowserFaultName[] => allChosen('fault').filter(isKnown)

export function switchBrowserFault(name: BrowserFaultName, on: boolean): void {
  const others = activeBrowserFaults().filter((other) => other !== name)
  const wasOn = activeBrowserFaults().includes(name)
  choose('fault', ...others, on ? name : '')
  if (wasOn !== on) BROWSER_FAULTS[name][on ? 'switchOn' : 'switchOff']()
}

/** The browser's own fetch, which no simulated fault replaces. */
export const realFetch = fetch.bind(window)
/** Returns whether the browser is really online. */
export const isOnline = () => Reflect.get<Navigator, 'onLine'>(Navigator.prototype, 'onLine', navigator)

/** Returns how many minutes this page's clock is ahead of the system's. */
export const minutesAhead = (): number => +chosen('ahead') || 0

/** Sets this page's clock ahead of the system's. */
export function setMinutesAhead(minutes: number): void {
  choose('ahead', minutes ? String(minutes) : '')
  Date.now = () => now() + minutes * MINUTE_MS
}

for (const name of activeBrowserFaults()) BROWSER_FAULTS[name].switchOn()
if (minutesAhead()) setMinutesAhead(minutesAhead())
