/**
 * The words of what a person opens now and then, in English: a message to whoever can help, and the guide. A piece of its
 * own, fetched when the first of them is opened. A hole in a sentence is `{named}`.
 */
import type { Code, Owner } from '../protocol/codes.js'

interface Answer {
  title: string
  text: string
  steps: readonly string[]
}

export const help = {
  ask: {
    text: `Hello,
could you connect HubSpot for our Wiro agent?
1. Open {url}
2. Press “{button}” and approve.
The first time, HubSpot asks for a Super Admin or App Marketplace Access.
What happened: {title} ({code})`,
    labels: {
      hubspotAdmin: 'Message to your HubSpot admin',
      appOwner: 'Message to the HubSpot app’s owner',
      productAdmin: 'Message to an admin of this product',
    } as Partial<Record<Owner, string>>,
    copy: 'Copy message',
    email: 'Write an email',
    back: 'Back',
  },
  guide: {
    question: 'What isn’t working?',
    answers: {
      forbidden: {
        title: 'HubSpot answers 403',
        text: 'Usually a scope is missing.',
        steps: [
          'Look up which scope the HubSpot call needs.',
          'Own app: add it in the Auth tab, if Wiro asks for it.',
          'Reconnect: new scopes need a new approval.',
          'Still 403? Disconnect, then connect.',
        ],
      },
      expired: {
        title: 'Access expired',
        text: 'Access lasts 30 minutes. A running agent renews it every 20.',
        // By cause, in this order: which of them are shown is told by what is known.
        steps: [
          'Is the agent stopped? Start it.',
          'Was the app removed or access revoked in HubSpot? Reconnect.',
          'Neither? Contact support: renewing may be failing.',
        ],
      },
      account: {
        title: 'It’s the wrong HubSpot account',
        text: 'Reconnect, and choose the account when HubSpot asks.',
        steps: [],
      },
      removed: {
        title: 'The app was removed in HubSpot',
        text: 'This page can still say Connected then. Reconnect.',
        steps: [],
      },
    } as Record<'forbidden' | 'expired' | 'account' | 'removed', Answer>,
    code: { title: 'I have an error code', label: 'Choose it:' },
    /** In place of what a code says where it happens: nothing is known here to fill in. */
    codes: {
      wrong_portal: {
        what: 'Another account was approved than the one that belongs here.',
        steps: ['Choose the expected account in HubSpot.'],
      },
      rate_limited: {
        what: 'The server asks for a pause.',
        steps: ['Wait a minute, then try again.'],
      },
      relay_unreachable: { what: 'The address that HubSpot’s window comes back to didn’t answer as it should.' },
      unknown: { what: 'Wiro sent a code that this page doesn’t know.' },
    } as Partial<Record<Code, { what: string; steps?: readonly string[] }>>,
    start: 'Start agent',
    close: 'Close',
    back: 'Back',
  },
}

export type Help = typeof help
