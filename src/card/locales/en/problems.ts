/** English texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { Code, FirstLoadCode, HubSpotPageCode, Owner } from '../../../protocol/codes.js'
import type { AgentStatusName } from '../../../protocol/agent-status.js'
import { sentence, type CodeTexts, type ProblemSentence, type Sentence } from '../sentence.js'

const codes: Record<Exclude<Code, FirstLoadCode>, CodeTexts> = {
  missing_params: {
    title: 'The approval didn’t arrive',
    text: 'HubSpot came back without it, as after an install from its marketplace.',
    steps: ['Start from this page.'],
  },
  authorization_denied: {
    title: 'Not approved',
    text: 'HubSpot says the connection wasn’t approved, or a scope is missing.',
    steps: ['Approve in the HubSpot window.'],
    ownAppSteps: ['Own app: compare its scopes.'],
  },
  session_expired: {
    title: 'Time ran out',
    text: 'An attempt stays open for 15 minutes.',
    steps: ['Sign in to HubSpot first if that takes long.'],
  },
  token_exchange_failed: {
    title: 'HubSpot refused the app',
    text: 'Usually its secret or its redirect URL is wrong.',
    steps: ['Copy ID and secret again.', 'Compare the redirect URL.'],
  },
  useragent_not_found: { title: 'Agent not found', text: 'Wiro doesn’t find it, or the key may not use it.' },
  invalid_config: {
    title: 'No HubSpot app yet',
    text: 'No client ID and secret are saved.',
    steps: ['Save them in setup.'],
    wiroApp: { title: 'Not available yet', text: 'Wiro’s HubSpot app isn’t set up for this agent.' },
  },
  internal_error: { title: 'Wiro had a problem', text: 'Something failed at Wiro.' },
  unfinished: { title: 'Not finished', text: 'HubSpot sent no answer.' },
  relay_unreachable: {
    title: 'The return page didn’t open',
    text: ({ url, answer }) => sentence`We asked for ${url}; ${answer} came back.`,
    steps: ['It must answer without a login.', 'Remove redirects, caching and COOP headers.'],
  },
  unsafe_authorize_url: { title: 'HubSpot wasn’t opened', text: 'The address we got isn’t HubSpot’s.' },
  not_confirmed: {
    title: 'Not confirmed yet',
    text: 'HubSpot said yes; Wiro doesn’t show it yet.',
    steps: ['Check again in a minute.'],
  },
  wrong_portal: {
    title: 'Not the expected account',
    text: ({ account, expectedPortal }) => sentence`You approved ${account}; this page expects ${expectedPortal}.`,
    steps: [({ expectedPortal }) => sentence`Choose ${expectedPortal} in HubSpot.`],
  },
  wrong_browser: {
    title: 'Finished in another browser',
    text: 'It didn’t start this connection, so the approval was undone.',
    steps: ['Start here and stay in this browser.'],
  },
  endpoint_bad_answer: { title: 'Unexpected answer', text: 'The server’s answer can’t be read.' },
  forbidden: { title: 'You can’t connect HubSpot here', text: 'Your role in this product doesn’t allow it.' },
  no_agent: {
    title: 'No agent yet',
    text: 'HubSpot connects to an agent, and there is none here yet.',
    steps: ['Ask an admin to set one up, then check again.'],
  },
  rate_limited: {
    title: 'Too many attempts',
    text: ({ seconds }) => sentence`You can try again in ${seconds} seconds.`,
  },
  misconfigured: { title: 'Not available right now', text: 'This product can’t reach Wiro the way it is set up.' },
  unknown: {
    title: 'Something went wrong',
    text: ({ reference }) => sentence`We don’t know the code ${reference}.`,
  },
  hubspot_scope_mismatch: {
    title: 'The scopes don’t match',
    text: 'The app’s scopes differ from those Wiro asks for.',
    steps: ['Make exactly the 5 scopes required.', 'Make the 9 others optional.', 'Save the app, then try again.'],
  },
  hubspot_plan_lacks_scope: {
    title: 'The account lacks a product',
    text: 'The HubSpot plan doesn’t cover a required scope.',
    steps: ['Ask which product is missing.'],
    ownAppSteps: ['Own app: require only the 5 scopes.'],
  },
  hubspot_redirect_mismatch: {
    title: 'The redirect URL doesn’t match',
    text: 'The app doesn’t have Wiro’s.',
    steps: ['Copy it from setup into the app.', 'Save the app, then try again.'],
  },
  hubspot_unknown_client: {
    title: 'HubSpot doesn’t know the app',
    text: 'The client ID is wrong, or the app was deleted.',
    steps: ['Copy the ID from the Auth tab.', 'Save it in setup.'],
  },
  hubspot_no_permission: {
    title: 'HubSpot needs an admin',
    text: 'Your role in HubSpot doesn’t allow connecting this app.',
    steps: ['Send them the ready message.', 'They connect from this page, or give you App Marketplace Access.'],
  },
  hubspot_link_retired: {
    title: 'The install link is retired',
    text: 'HubSpot no longer accepts this app or link.',
    steps: ['Check that the app still exists.'],
  },
  unavailable: {
    title: 'Not available for the moment',
    text: 'Wiro can’t take the request now.',
    steps: ['Try again later.', 'If it stays, send the details to support.'],
  },
  start_refused: {
    title: 'The agent didn’t start',
    text: 'Wiro refused to start it.',
    steps: ['Send them the details: other settings, the plan or credits may be missing.'],
    startNotice: 'Other settings, the plan or credits may be missing.',
  },
  portal_refused: {
    title: 'This account isn’t allowed here',
    text: ({ account }) => sentence`This product doesn’t accept ${account}, so the connection was undone.`,
  },
  portal_unchecked: {
    title: 'We couldn’t check this account',
    text: 'This product checks each account, and the check failed.',
  },
  credentials_rejected: {
    title: 'The credentials weren’t saved',
    text: 'Wiro didn’t accept the client ID and secret.',
    steps: ['Copy both again from the Auth tab.'],
  },
}

/** Who has to act, and the steps where a code has none. */
const owners: Record<Owner, { line: string; steps?: readonly ProblemSentence[] }> = {
  you: { line: 'What you can do' },
  hubspotAdmin: { line: 'This needs a HubSpot admin' },
  appOwner: { line: 'This needs the HubSpot app’s owner' },
  developer: { line: 'This needs this product’s developers', steps: ['Send them the details.'] },
  wiro: {
    line: 'This may need Wiro support',
    steps: ['Try again in a few minutes.', 'If it comes back, send the details to support.'],
  },
  productAdmin: { line: 'This needs an admin of this product' },
}

export const problems = {
  code: 'Code',
  /** An account without a name, inside a sentence. */
  unnamedAccount: 'this account',
  /** Announced when a wait that a problem asked for is over. */
  retryReady: 'You can try again',
  /** The flow has been waiting for over a minute: the question about HubSpot's page is offered. */
  lingering: {
    note: (({ note, link }) => sentence`${note}. ${link}`) as Sentence<'note' | 'link'>,
    link: 'Did HubSpot show a problem?',
  },
  /** The flow is about to expire. */
  expiring: {
    status: 'Less than 2 minutes left',
    text: 'Finish in the HubSpot window, or start again.',
    note: 'Starting again gives you another 15 minutes.',
    restart: 'Start again',
  },
  /** A status read whose answer is broken. Its heading is in the first load. */
  statusUnread: { unreadable: 'The server’s answer can’t be read. HubSpot may still be connected.' },
  codes,
  owners,
  /** What came instead of the relay page, inside a sentence. */
  relayAnswers: {
    redirect: 'a redirect',
    page: 'another page',
    relay: 'the right page, but without a word,',
    nothing: 'nothing',
  },
  buttons: {
    continueHere: 'Continue in this tab',
    copyDetails: 'Copy details',
    copied: 'Copied',
    back: 'Back',
    setup: 'Open setup',
  },
  /** Buttons that lead to a message for somebody else. */
  ask: {
    hubspotAdmin: 'Ask your admin',
    appOwner: 'Ask the owner',
    productAdmin: 'Ask an admin',
  },
  links: {
    copyDetails: 'Copy details for support',
    support: 'Contact support',
  },
  verifying: {
    status: 'Confirming',
    text: 'HubSpot has answered. Waiting for Wiro to confirm it.',
    note: 'This can take a few seconds.',
  },
  unfinished: {
    status: 'Not finished',
    text: 'HubSpot sent no answer. If its window is still open, finish there.',
  },
  /** "What did HubSpot show?": a list to choose from, and a box for HubSpot's own message. */
  question: {
    heading: 'What did HubSpot show?',
    nothing: 'Nothing, I closed the window',
    choices: {
      hubspot_no_permission: 'I don’t have permission',
      hubspot_plan_lacks_scope: 'My account lacks access to a scope',
      hubspot_scope_mismatch: 'The scopes don’t match or are insufficient',
      hubspot_redirect_mismatch: 'The redirect URL doesn’t match',
      hubspot_unknown_client: 'The client ID is invalid',
      hubspot_link_retired: 'The install link is no longer valid',
      wrong_browser: 'I approved in another browser',
    } satisfies Record<HubSpotPageCode, string>,
    label: 'Something else?',
    placeholder: 'Paste HubSpot’s message, in any language',
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
  /** Notices about a failed action, shown with an account that is still connected. */
  kept: {
    connect: 'Reconnect wasn’t confirmed. HubSpot is still connected.',
    disconnect: 'HubSpot couldn’t be disconnected. It is still connected.',
    start: ({ reason }: { reason: string }): string => `The agent didn’t start. ${reason}`,
  },
  /** An agent that does not run. */
  agent: {
    paused: 'Connected, paused until the agent runs',
    start: 'Start agent',
    texts: {
      stopped: 'The agent is stopped. It renews HubSpot access while it runs.',
      stopping: 'The agent is stopping. It renews HubSpot access while it runs.',
      queued: 'The agent is waiting to start. It renews HubSpot access once it runs.',
      starting: 'The agent is starting. It renews HubSpot access once it runs.',
      failed: 'The agent stopped with an error. Start it to renew HubSpot access.',
      setupRequired: 'Other settings of the agent are missing, so it can’t start yet.',
    } satisfies Record<Exclude<AgentStatusName, 'running'>, string>,
    /** Wiro accepted a start, and the agent is still stopped. */
    startIgnored: 'Wiro took the start, but the agent isn’t running yet. Start it again, or contact support.',
    /** The endpoint does not tell the agent's status, and access has expired. */
    unreported: 'A running agent renews HubSpot access.',
  },
  /** The agent runs, and access has expired all the same. */
  failing: {
    status: 'Connected, but access isn’t renewing',
    text: ({ time }: { time: string }): string =>
      `The agent is running, but its access to HubSpot expired at ${time}. Reconnect to renew it. If this comes back, contact support.`,
  },
  /** Another account than before, or than the page expects. */
  otherAccount: {
    status: 'A different HubSpot account',
    text: (({ account }) => sentence`You connected ${account}.`) as Sentence<'account'>,
    note: (({ account }) => sentence`Before, it was ${account}.`) as Sentence<'account'>,
    nameAndId: (({ name, id }) => sentence`${name} (${id})`) as Sentence<'name' | 'id'>,
    keep: ({ name }: { name: string }): string => `Keep ${name}`,
    choose: 'Choose another account',
    /** Found without a flow, in place of the text of `wrong_portal`. */
    found: (({ account, expectedPortal }) =>
      sentence`Connected is ${account}; this page expects ${expectedPortal}.`) as Sentence<
      'account' | 'expectedPortal'
    >,
  },
  /** Inside another page's frame. */
  frame: {
    status: 'Not available',
    text: 'HubSpot can’t be connected inside this frame.',
    link: 'Open this page in a new tab',
  },
  /** The element has no token endpoint yet. */
  developer: {
    status: 'Not available',
    text: 'HubSpot can’t be connected on this page yet.',
    heading: 'For the developer',
    hint: 'Add the address of your server route:',
  },
}

export type ProblemTexts = typeof problems
