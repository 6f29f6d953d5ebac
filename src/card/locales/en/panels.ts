/** English texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import type { Code } from '../../../protocol/codes.js'
import { sentence, type ProblemSentence, type Sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels = {
  disconnect: {
    status: (({ name }) => sentence`Disconnect ${name}?`) as Sentence<'name'>,
    text: 'Your agent can no longer read or change anything in HubSpot.',
    note: 'The app stays listed in HubSpot until someone removes it there.',
    link: 'Remove it in HubSpot',
    /** HubSpot's list of connected apps; `id` is the portal id. The address is public, but HubSpot does not document it. */
    href: ({ id }: { id: string }): string => `https://app.hubspot.com/connected-apps/${id}/installed`,
    confirm: 'Disconnect',
    keep: 'Keep connected',
  },
  /** A message to somebody who can help. */
  askAdmin: {
    /** Around what the code's own message asks for. `steps` are numbered lines. */
    message: ({ request, steps, account, code }: Record<'request' | 'steps' | 'account' | 'code', string>): string =>
      `Hello,\n${request}\n\n${steps}\n${account && `\nHubSpot account: ${account}`}\nError code: ${code}`,
    /** The last step of every message: where to go, and what to press there. */
    connect: ({ url, button }: Record<'url' | 'button', string>): string =>
      `Then open ${url} and press “${button}”, or tell me and I will.`,
    byCode: messages,
    /** What is asked where a code has no message of its own. */
    other: ({ title }: { title: string }): string =>
      `could you help me to connect HubSpot for our agent? It says: ${title}.`,
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
    question: 'What do you need help with?',
    topics: {
      missingData: {
        title: 'My agent can’t read some data',
        text: 'HubSpot may not have given your agent access to that data.',
        steps: {
          plan: 'Check that your HubSpot plan includes the data.',
          /** Shown only where the HubSpot app is an own one. */
          addScope: 'If the app is yours: check its scope list on the Auth tab.',
          reconnect: 'Reconnect, and approve everything that HubSpot lists.',
          disconnect: 'If it’s still missing, disconnect and connect again.',
        },
      },
      stopped: {
        title: 'It stopped working',
        text: 'Your agent may have lost its access to HubSpot.',
        /** By cause. */
        steps: {
          agentStopped: 'If your agent is stopped, start it.',
          accessRevoked: 'If the app was removed in HubSpot, reconnect.',
          renewalFailing: 'If that doesn’t help, contact support.',
        },
      },
      account: {
        title: 'It’s the wrong account',
        text: 'Reconnect, and choose the right account when HubSpot asks.',
      },
      removed: {
        title: 'The app was removed in HubSpot',
        text: 'We may still show “Connected” for a while. Reconnect to install the app again.',
      },
    },
    code: {
      title: 'I have an error code',
      label: 'Error code',
      unknown: 'We don’t know this code. Check the spelling, or contact support.',
    },
    /** In place of a code's own texts, which need facts that are unknown here. */
    codes: {
      wrong_portal: {
        text: 'A different account was approved than the one that belongs here.',
        steps: ['Choose the right account when HubSpot asks.'],
      },
      rate_limited: {
        text: 'There were too many attempts in a short time.',
        steps: ['Wait a minute, then try again.'],
      },
      unknown: { text: 'Wiro returned an error that we don’t recognize.' },
    } as Partial<Record<Code, { text: ProblemSentence; steps?: readonly ProblemSentence[] }>>,
    start: 'Start agent',
    close: 'Close',
    back: 'Back',
  },
  setup,
}

export type PanelTexts = typeof panels
