/** English texts of the first load: what the card says before anything is loaded on demand. */
import type { FirstLoadCode } from '../../../protocol/codes.js'
import type { CodeTexts, Sentence } from '../sentence.js'

/** Codes whose explanation must not need the network. */
const codes: Record<FirstLoadCode, CodeTexts> = {
  offline: { title: 'You’re offline', text: 'We can’t check the connection until you’re back online.' },
  signed_out: { title: 'Your session has ended', text: 'Reload the page and sign in to see the connection.' },
  endpoint_unreachable: {
    title: 'We couldn’t reach our server',
    text: 'Check your connection, VPN or ad blocker.',
  },
  endpoint_timeout: { title: 'The request timed out', text: 'Check your connection.' },
  popup_blocked: {
    title: 'Your browser blocked the window',
    text: 'HubSpot needs one more click to open.',
  },
}

export const first = {
  title: 'HubSpot',
  checking: { status: 'Checking', slow: 'Still checking' },
  disconnected: {
    status: 'Not connected',
    text: 'Let your agent work with contacts, lists and deals.',
    note: 'The first time, you need Super Admin or App\u00a0Marketplace access.',
    disabled: 'Connecting HubSpot is turned off here.',
    button: 'Connect HubSpot',
  },
  opening: { status: 'Opening HubSpot', text: 'HubSpot opens in its own window.', note: 'Keep this page open.' },
  authorizing: {
    status: 'Waiting for you in HubSpot',
    text: 'Sign in and approve the connection in the HubSpot window.',
    note: ({ minutes }: { minutes: number }): string => `${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'} left`,
  },
  connected: {
    status: 'Connected',
    facts: (({ id, date }) => ['Hub ID ', id, ' · since\u00a0', date]) as Sentence<'id' | 'date'>,
    portal: (({ id }) => ['Hub ID ', id]) as Sentence<'id'>,
    since: ({ date }: { date: string }): string => `Since\u00a0${date}`,
  },
  disconnecting: { status: 'Disconnecting', button: 'Disconnecting…' },
  buttons: {
    cancel: 'Cancel',
    show: 'Show window',
    reopen: 'Open again',
    check: 'Check now',
    retry: 'Try again',
    reconnect: 'Reconnect',
    disconnect: 'Disconnect',
    troubleshoot: 'Get help',
    more: 'More',
    checkAgain: 'Check again',
    openHubSpot: 'Open HubSpot',
    reload: 'Reload page',
  },
  /** A part of the card did not load: there is no network, or a new version has replaced its files. */
  notLoaded: 'That didn’t load. Try again, or reload the page.',
  /** A status read that failed: the connection itself may be well. */
  statusUnread: {
    status: 'We couldn’t check the connection',
    noAnswer: 'Our server didn’t answer. HubSpot may still be connected.',
  },
  codes,
}

export type FirstTexts = typeof first
