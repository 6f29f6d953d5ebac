/**
 * What goes wrong in the browser itself, and the time: all simulated in this page, and nothing is touched before it is
 * switched on. It must run before the element asks for anything.
 */
import { allChosen, choose, chosen } from './url-choices.js'

const { open, fetch } = window
const { now } = Date
const minute = 60_000

interface BrowserFault {
  does: string
  on(): void
  off(): void
}

export const BROWSER_FAULTS = {
  'popup-blocked': {
    does: 'the browser blocks windows (simulated: window.open gives null)',
    on: () => void (window.open = () => null),
    off: () => void (window.open = open),
  },
  offline: {
    does: 'there is no network (simulated: this page’s requests fail, and navigator.onLine says false)',
    on() {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
      window.fetch = () => Promise.reject(new TypeError('offline'))
      dispatchEvent(new Event('offline'))
    },
    off() {
      Reflect.deleteProperty(navigator, 'onLine')
      window.fetch = fetch
      dispatchEvent(new Event('online'))
    },
  },
} satisfies Record<string, BrowserFault>

export type BrowserFaultName = keyof typeof BROWSER_FAULTS

const isKnown = (name: string): name is BrowserFaultName => Object.hasOwn(BROWSER_FAULTS, name)

export const browserFaults = (): BrowserFaultName[] => allChosen('fault').filter(isKnown)

export function switchBrowserFault(name: BrowserFaultName, on: boolean): void {
  const others = browserFaults().filter((other) => other !== name)
  const was = browserFaults().includes(name)
  choose('fault', ...others, on ? name : '')
  if (was !== on) BROWSER_FAULTS[name][on ? 'on' : 'off']()
}

/** The real network, whatever is simulated. */
export const request = fetch.bind(window)
export const isOnline = () => Reflect.get<Navigator, 'onLine'>(Navigator.prototype, 'onLine', navigator)

/** Minutes that this page's clock is ahead of the system's. */
export const minutesAhead = (): number => +chosen('ahead') || 0

export function moveAhead(minutes: number): void {
  choose('ahead', String(minutes))
  Date.now = () => now() + minutes * minute
}

for (const name of browserFaults()) BROWSER_FAULTS[name].on()
if (minutesAhead()) moveAhead(minutesAhead())
