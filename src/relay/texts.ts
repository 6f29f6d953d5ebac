/**
 * The relay page's own words, in English, for all moments at which it has none of the page that opened it. A line break
 * divides a heading from the sentence below it.
 */
import type { RelayText } from '../protocol/relay-messages.js'

/** A page sends these in the language of its person. */
export const english: RelayText = {
  lang: 'en',
  dir: 'ltr',
  finishing: 'Finishing…',
  connected: 'Connected\nThis window closes by itself.',
  notConnected: 'Not connected\nGo back to see why.',
  /** In relay.html, and so also without a script. */
  lost: 'Continue on your settings page\nClose this window to go there.',
}

/** For a window that no page has sent to HubSpot, so that it has no words of a page. */
export const texts = {
  undone:
    'Not connected\nYou approved in a different browser, so we didn’t keep the connection. Start again from your settings page.',
  storageBlocked: 'Not connected\nYour browser blocks storage for this site. Allow it, then try again.',
}
