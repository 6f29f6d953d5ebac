/** English texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import type { Code } from '../../../protocol/codes.js'
import { sentence, type ProblemSentence, type Sentence } from '../sentence.js'

export const panels = {
  disconnect: {
    status: (({ name }) => sentence`Disconnect ${name}?`) as Sentence<'name'>,
    effects: {
      access: 'Wiro forgets its access to this account.',
      agent: 'A running agent restarts.',
      app: 'HubSpot still lists the app.',
    },
    link: 'Remove it in HubSpot',
    /** HubSpot's list of connected apps; `id` is the portal id. The address is public, but HubSpot does not document it. */
    href: ({ id }: { id: string }): string => `https://app.hubspot.com/connected-apps/${id}/installed`,
    confirm: 'Disconnect',
    keep: 'Keep connected',
  },
  /** A message to somebody who can help. */
  askAdmin: {
    message: ({ url, button, title, code }: Record<'url' | 'button' | 'title' | 'code', string>): string => `Hello,
could you connect HubSpot for our Wiro agent?
1. Open ${url}
2. Press “${button}” and approve.
The first time, HubSpot asks for a Super Admin or App Marketplace Access.
What happened: ${title} (${code})`,
    labels: {
      hubspotAdmin: 'Message to your HubSpot admin',
      appOwner: 'Message to the HubSpot app’s owner',
      productAdmin: 'Message to an admin of this product',
    },
    copy: 'Copy message',
    email: 'Write an email',
    back: 'Back',
  },
  troubleshoot: {
    question: 'What isn’t working?',
    topics: {
      forbidden: {
        title: 'HubSpot answers 403',
        text: 'Usually a scope is missing.',
        steps: {
          findScope: 'Look up which scope the HubSpot call needs.',
          /** Shown only where the HubSpot app is an own one. */
          addScope: 'Own app: add it in the Auth tab, if Wiro asks for it.',
          reconnect: 'Reconnect: new scopes need a new approval.',
          disconnect: 'Still 403? Disconnect, then connect.',
        },
      },
      expired: {
        title: 'Access expired',
        text: 'Access lasts 30 minutes. A running agent renews it every 20.',
        /** By cause. */
        steps: {
          agentStopped: 'Is the agent stopped? Start it.',
          accessRevoked: 'Was the app removed or access revoked in HubSpot? Reconnect.',
          renewalFailing: 'Neither? Contact support: renewing may be failing.',
        },
      },
      account: {
        title: 'It’s the wrong HubSpot account',
        text: 'Reconnect, and choose the account when HubSpot asks.',
      },
      removed: {
        title: 'The app was removed in HubSpot',
        text: 'This page can still say Connected then. Reconnect.',
      },
    },
    code: { title: 'I have an error code', label: 'Choose it:' },
    /** In place of a code's own texts, which need facts that are unknown here. */
    codes: {
      wrong_portal: {
        text: 'Another account was approved than the one that belongs here.',
        steps: ['Choose the expected account in HubSpot.'],
      },
      rate_limited: {
        text: 'The server asks for a pause.',
        steps: ['Wait a minute, then try again.'],
      },
      relay_unreachable: { text: 'The address that HubSpot’s window comes back to didn’t answer as it should.' },
      unknown: { text: 'Wiro sent a code that this page doesn’t know.' },
    } as Partial<Record<Code, { text: ProblemSentence; steps?: readonly ProblemSentence[] }>>,
    start: 'Start agent',
    close: 'Close',
    back: 'Back',
  },
  /** Setting up an own HubSpot app. */
  setup: {
    status: 'Set up your HubSpot app',
    text: 'Four steps, once. You need access to your HubSpot developer account.',
    /** Where the endpoint saves no credentials. */
    shorterText: 'Three steps, once. You need access to your HubSpot developer account.',
    create: {
      heading: 'Create the app',
      /** `create` and `upload` are commands. */
      text: (({ create, upload }) =>
        sentence`Run ${create}, put this file into the app’s folder, then run ${upload}. Do you have a legacy app? Open its Auth tab instead.`) as Sentence<
        'create' | 'upload'
      >,
      /** The app's name, which HubSpot shows to the person who approves. */
      name: 'Wiro agent',
    },
    redirect: { heading: 'Check the redirect URL', label: 'Redirect URL' },
    scopes: {
      heading: 'Check the scopes',
      text: 'Exactly these: any other required scope makes HubSpot refuse.',
      required: '5 required',
      optional: '9 optional',
    },
    credentials: {
      heading: 'Enter the credentials',
      text: 'Both are on the app’s Auth tab in HubSpot.',
      clientId: 'Client ID',
      clientSecret: 'Client secret',
      hint: 'Sent once to your server. This page doesn’t keep it.',
    },
    errors: { clientId: 'Enter the client ID.', clientSecret: 'Enter the client secret.' },
    buttons: { save: 'Save and continue', copy: 'Copy', copied: 'Copied', download: 'Download' },
  },
}

export type PanelTexts = typeof panels
