/**
 * What the card says before anything is loaded on demand, in English, and the choice of a language. A hole in a
 * sentence is `{named}`; other languages are typed by English, and a host overrides any word with `configure`.
 */
import { settings } from '../connector/settings.js'

export const english = {
  title: 'HubSpot',
  checking: { status: 'Checking', later: 'Still checking' },
  disconnected: {
    status: 'Not connected',
    text: 'Let your Wiro agent work with contacts, lists and deals in HubSpot.',
    note: 'The first time, this needs a Super Admin or App Marketplace Access.',
    disabled: 'Connecting is turned off here.',
    button: 'Connect HubSpot',
  },
  opening: { status: 'Opening HubSpot', text: 'HubSpot opens in its own window.', note: 'Keep this page open.' },
  authorizing: {
    status: 'Waiting for you in HubSpot',
    text: 'Sign in and approve the connection in the HubSpot window.',
    note: '{n} minutes left',
  },
  verifying: {
    status: 'Confirming',
    text: 'HubSpot has answered. Waiting for Wiro to confirm it.',
    note: 'This can take a few seconds.',
  },
  connected: {
    status: 'Connected',
    facts: 'Portal ID {id}, since\u00a0{date}',
    portal: 'Portal ID {id}',
    since: 'Since\u00a0{date}',
  },
  buttons: {
    cancel: 'Cancel',
    show: 'Show window',
    reopen: 'Open again',
    check: 'Check now',
    retry: 'Try again',
    reconnect: 'Reconnect',
    disconnect: 'Disconnect',
    troubleshoot: 'Troubleshoot',
  },
  /** What the relay says at the end, where it is not what its page says by itself. */
  relay: '',
  /** What needs the network cannot explain that there is none: these codes do not wait for the others' words. */
  offline: { status: 'You’re offline', text: 'We can’t check the connection until you’re back online.' },
  signed_out: { status: 'Your session has ended', text: 'Reload the page and sign in to see the connection.' },
  endpoint_unreachable: {
    status: 'Couldn’t reach the server',
    text: 'The network or an ad blocker may be in the way.',
  },
  endpoint_timeout: { status: 'The server took too long', text: 'We stopped waiting.' },
  popup_blocked: {
    status: 'Your browser blocked the window',
    text: 'Nothing is lost. Open HubSpot with one more click.',
  },
}

export type Messages = typeof english

/** Words under those that a host put over them; what is loaded on demand finds its own here too. */
export const overlay = <T extends object>(words: T, over: Record<string, unknown> = {}): T =>
  Object.fromEntries(
    Object.entries({ ...over, ...words }).map(([name, own]) => {
      const other: unknown = over[name] ?? own
      return [name, typeof own === 'object' ? { ...own, ...(other as object) } : other]
    }),
  ) as T

/** The words for a language tag; English where there is no other. */
export const messagesFor = (language: string): Messages =>
  overlay(english, settings.locales[language] ?? settings.locales[language.split('-')[0]!])

/** A sentence with its holes filled, as a list that a template draws. */
export const fill = (sentence: string, values: Record<string, unknown>): unknown[] =>
  sentence.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece))

/** A date in words, unbroken, as the reader's region writes it where the page speaks a language of the reader's. */
export function dateIn(language: string, date: Date): string {
  const regional = navigator.languages.find((one) => one.startsWith(language.slice(0, 2)))
  return new Intl.DateTimeFormat(regional ?? language, { dateStyle: 'long' }).format(date).replaceAll(' ', '\u00a0')
}
