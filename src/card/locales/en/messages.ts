/** English messages to somebody who can solve a problem: what is asked of them, and what they have to do. */
import type { Code } from '../../../protocol/codes.js'

/** What a message may name, as plain text. */
export type MessageFact = 'account' | 'access' | 'requiredScopes' | 'optionalScopes' | 'redirectUrl'

/** A line of a message. */
export type MessageLine = string | ((holes: Record<MessageFact, string>) => string)

export interface MessageTexts {
  request: MessageLine
  /** Without the last step, which is the same for all messages. */
  steps: readonly MessageLine[]
}

const adminSteps: readonly MessageLine[] = [
  'You need to be a Super Admin, or to have App Marketplace access. You can also give me that access.',
]

const openApp = 'Open the app in HubSpot: Development → Projects or Legacy apps → the app → Auth.'

const saveApp = 'Save the app. In a project, change its app-hsmeta.json, then upload it again.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Mark exactly these scopes as required: ${requiredScopes}`,
  ({ optionalScopes }) => `Mark these scopes as optional: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Send the client ID and the client secret to whoever sets this up, in a safe way.',
]

/** One message per problem that somebody else can solve. */
export const messages: Partial<Record<Code, MessageTexts>> = {
  hubspot_no_permission: {
    request: 'Could you connect HubSpot for our agent? I don’t have permission to install apps in our HubSpot account.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'Could you connect HubSpot for our agent? HubSpot declined the request when I tried.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) => `Our agent needs access that our HubSpot plan doesn’t seem to include: ${access}.`,
    steps: [
      ({ access }) => `Check in HubSpot’s billing settings whether our plan includes ${access}, and add it if not.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot doesn’t let our HubSpot account install your app yet.',
    steps: [
      ({ account }) =>
        `In HubSpot, open the app’s Distribution and add our account${account ? `: ${account}` : '. Ask me for its Hub ID'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'HubSpot rejects our HubSpot app, because its scopes don’t match those that Wiro asks for.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot rejects our HubSpot app, because Wiro’s redirect URL is missing.',
    steps: [openApp, ({ redirectUrl }) => `Add this redirect URL: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: 'HubSpot doesn’t know our HubSpot app. Its client ID is wrong, or the app was deleted.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'HubSpot says that the install link of our HubSpot app is no longer valid.',
    steps: ['Check in HubSpot that the app still exists, and that it can be installed.'],
  },
  token_exchange_failed: {
    request: 'HubSpot rejects the credentials of our HubSpot app.',
    steps: [...credentialsSteps, ({ redirectUrl }) => `Check that the app has this redirect URL: ${redirectUrl}`],
  },
  invalid_config: {
    request: 'Our agent needs a HubSpot app, and none is saved yet.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro didn’t accept the client ID and the client secret of our HubSpot app.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'Could you connect HubSpot for our agent? I don’t have permission to manage integrations.',
    steps: ['You need permission to manage integrations. You can also give it to me.'],
  },
  no_agent: {
    request: 'Could you set up an agent for me? Without one I can’t connect HubSpot.',
    steps: ['Set up an agent, and give me access to it.'],
  },
  portal_refused: {
    request: ({ account }) => `I’d like to connect ${account || 'our HubSpot account'}, but it isn’t allowed here.`,
    steps: [({ account }) => `Allow ${account || 'our HubSpot account'} for this product.`],
  },
}
