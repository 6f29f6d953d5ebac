/** English texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import type { HubSpotPageCode } from '../../../protocol/code-help.js'
import type { Code } from '../../../protocol/codes.js'
import { connectedApps } from '../addresses.js'
import { sentence, type ProblemSentence, type Sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels = {
  back: 'Back',
  disconnect: {
    status: (({ name }) => sentence`Disconnect ${name}?`) as Sentence<'name'>,
    text: 'Your agent can no longer read or change anything in HubSpot.',
    note: 'The app stays listed in HubSpot until someone removes it there.',
    link: 'Remove it in HubSpot',
    href: connectedApps,
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
      `Could you help me to connect HubSpot for our agent? It says: ${title}.`,
    labels: {
      hubspotAdmin: 'Message to your HubSpot admin',
      appOwner: 'Message to the HubSpot app’s owner',
      productAdmin: 'Message to an admin of this product',
    },
    copy: 'Copy message',
    email: 'Write an email',
  },
  /** "What did HubSpot show?": a list to choose from, and a box for HubSpot's own message. Its causes are in HubSpot's words. */
  question: {
    heading: 'What did HubSpot show?',
    choices: {
      hubspot_no_permission: ['I don’t have permission to connect the app'],
      hubspot_plan_lacks_scope: ['My account lacks access to something'],
      hubspot_account_not_allowed: ['My account isn’t allowed to install the app'],
      hubspot_scope_mismatch: [
        'The scopes don’t match or are insufficient',
        'The app’s developer may not request these scopes',
      ],
      hubspot_redirect_mismatch: ['The redirect URL doesn’t match'],
      hubspot_unknown_client: ['The client ID is invalid'],
      hubspot_link_retired: ['The install link is no longer valid'],
      wrong_browser: ['I approved in a different browser'],
    } satisfies Record<HubSpotPageCode, readonly [string, ...string[]]>,
    label: 'Something else? Paste HubSpot’s message, in any language.',
    placeholder: 'Gone? Try again, and copy it.',
  },
  /** How a pasted message of HubSpot's differs from what Wiro asks for. */
  comparison: {
    required: (({ scopes }) => sentence`Wiro requires ${scopes}.`) as Sentence<'scopes'>,
    optional: (({ scopes }) => sentence`Optional for Wiro: ${scopes}.`) as Sentence<'scopes'>,
    other: (({ scopes }) => sentence`Wiro doesn’t ask for ${scopes}.`) as Sentence<'scopes'>,
    same: (({ url }) => sentence`${url} is Wiro’s redirect URL.`) as Sentence<'url'>,
    differs: (({ url, redirectUrl }) => sentence`${url} isn’t Wiro’s redirect URL, ${redirectUrl}.`) as Sentence<
      'url' | 'redirectUrl'
    >,
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
  },
  setup,
}

export type PanelTexts = typeof panels
