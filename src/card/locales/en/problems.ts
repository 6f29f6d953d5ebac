/** English texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { RelayCause } from '../../../connector/state.js'
import type { Code, FirstLoadCode, Owner } from '../../../protocol/codes.js'
import type { StartRefusal } from '../../../protocol/start-refusal.js'
import { sentence, type CodeTexts, type ProblemSentence, type Sentence } from '../sentence.js'

/** The last step where another try may help. */
const again = 'If it happens again, send the details to support.'

const ourFault = 'The problem is on our side, not in your account.'

/** With Wiro's own app, the person can do nothing about what HubSpot dislikes in it. */
const rejectedApp = { title: 'HubSpot rejected our app', text: ourFault }

const codes: Record<Exclude<Code, FirstLoadCode>, CodeTexts> = {
  missing_params: {
    title: 'We didn’t get an approval',
    text: 'HubSpot came back without an approval.',
    steps: ['Start again from here.'],
    developer: [
      'The callback had no authorization code. This also happens after an install from HubSpot’s marketplace.',
    ],
  },
  authorization_denied: {
    title: 'Not approved',
    text: 'You or HubSpot declined the request.',
    steps: ['Try again and choose Connect app.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`If you did: compare the scope list on the app’s Auth tab. Required are ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'Not connected in time',
    text: 'The 15 minutes to approve ran out.',
    steps: ['Sign in to HubSpot first, then try again.'],
  },
  token_exchange_failed: {
    title: 'HubSpot rejected the app',
    text: 'HubSpot rejected the app’s credentials.',
    steps: [
      'Copy the client ID and the client secret from the app’s Auth tab again.',
      ({ redirectUrl }) => sentence`Check that the app has the redirect URL ${redirectUrl}.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agent not found',
    text: 'We couldn’t find the agent to connect. Our developers need to fix this.',
    developer: [
      'Wiro doesn’t find the agent, or the API key may not use it.',
      'Compare the guid that resolveAgent returns with the list of /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'No HubSpot app yet',
    text: 'We need the client ID and the client secret of your HubSpot app first.',
    steps: ['Save them in setup.'],
    wiroApp: {
      title: 'Not available yet',
      text: 'Connecting HubSpot isn’t set up for this agent yet. This is on our side.',
    },
    developer: ['Wiro has no HubSpot credentials for this agent.'],
  },
  internal_error: { title: 'Something went wrong at Wiro', text: 'Wiro couldn’t complete the request.' },
  unfinished: { title: 'Not finished', text: 'HubSpot sent no answer.' },
  relay_unreachable: {
    title: 'HubSpot didn’t open',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Your browser blocks storage',
    text: 'HubSpot can’t be connected while this site may not store anything.',
    steps: ['Allow storage for this site in your browser, then try again.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot didn’t open',
    text: 'The address that we got isn’t HubSpot’s, so we didn’t open it.',
    developer: ['The authorize URL in the answer to connect isn’t on one of HubSpot’s hosts. The console names it.'],
  },
  not_confirmed: {
    title: 'Not confirmed yet',
    text: 'HubSpot approved. Wiro hasn’t confirmed yet.',
    steps: ['Check again in a minute.'],
  },
  wrong_portal: {
    title: 'A different account is connected',
    text: ({ account, expectedAccount }) => sentence`Connected to ${account}. This page uses ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Choose ${expectedAccount} when HubSpot asks.`],
  },
  wrong_browser: {
    title: 'Approved in a different browser',
    text: 'You approved in a different browser, so we didn’t keep the connection.',
    steps: ['Start again here, and stay in this browser.'],
  },
  endpoint_bad_answer: {
    title: 'We got an unexpected answer',
    text: ourFault,
    developer: ['The answer of the token endpoint can’t be read. The console says what is wrong with it.'],
  },
  forbidden: {
    title: 'You can’t connect HubSpot here',
    text: 'You don’t have permission to manage integrations here.',
    steps: ['Ask an admin to connect HubSpot, or to give you permission.'],
    developer: ['The token endpoint answered 403: resolveAgent gave null, or authorize did not give true.'],
  },
  no_agent: {
    title: 'No agent yet',
    text: 'HubSpot connects to an agent, and you don’t have one yet.',
    steps: ['Ask an admin to set one up, then check again.'],
    developer: ['The token endpoint answered no_agent: resolveAgent gave false.'],
  },
  rate_limited: {
    title: 'Too many attempts',
    text: ({ seconds }) => sentence`You can try again in ${seconds} ${Number(seconds) === 1 ? 'second' : 'seconds'}.`,
  },
  misconfigured: {
    title: 'Not available right now',
    text: 'Our connection to Wiro is misconfigured.',
    developer: [
      'An address is missing or not allowed, or Wiro refused the API key. The console or the server’s log says which.',
    ],
  },
  unknown: {
    title: 'Something went wrong',
    text: ({ unknownCode }) => sentence`Wiro returned an unrecognized error: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot rejected the app’s settings',
    text: 'The access that the app is set up for isn’t the access that your agent needs.',
    steps: [
      ({ requiredScopes }) => sentence`Mark exactly these 5 scopes as required: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Mark these 9 scopes as optional: ${optionalScopes}.`,
      'Save the app, then try again.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'Your HubSpot plan is missing something',
    text: ({ access }) => sentence`Your HubSpot plan may lack access that your agent needs: ${access}.`,
    steps: ['Ask your HubSpot admin, or try another account.'],
    ownAppSteps: ['If the app is yours: mark only the 5 scopes of setup as required.'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot rejected the app’s address',
    text: 'The app doesn’t have the address to come back to.',
    steps: [
      ({ redirectUrl }) => sentence`Add Wiro’s redirect URL to the app: ${redirectUrl}.`,
      'Save the app, then try again.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot doesn’t know the app',
    text: 'The client ID is wrong, or the app was deleted.',
    steps: ['Copy the client ID from the app’s Auth tab.', 'Save it in setup.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'You need a HubSpot admin',
    text: 'You don’t have permission to install apps in this HubSpot account.',
    steps: ['Send your admin a message we’ve prepared.', 'They connect here, or give you App Marketplace access.'],
  },
  hubspot_link_retired: {
    title: 'The install link has expired',
    text: 'HubSpot no longer accepts this app’s install link.',
    steps: ['Check in HubSpot that the app still exists.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'This account can’t install the app yet',
    text: 'HubSpot lets only accounts install the app that its owner has allowed.',
    steps: ['In HubSpot, add the account under the app’s Distribution.'],
    wiroApp: {
      title: 'This account can’t install our app yet',
      text: 'HubSpot doesn’t let your account install our app. This is on our side.',
    },
  },
  unavailable: {
    title: 'Temporarily unavailable',
    text: 'Wiro can’t complete the request at the moment.',
  },
  start_refused: {
    title: 'The agent didn’t start',
    text: 'Wiro didn’t start your agent.',
    developer: ['Wiro refused UserAgent/Start. The server’s log holds the reason.'],
  },
  portal_refused: {
    title: 'This account isn’t allowed here',
    text: ({ account }) => sentence`We undid the connection to ${account}.`,
    steps: ['Ask an admin, or connect another account.'],
    developer: ['allowPortal did not answer true for this account.'],
  },
  request_blocked: {
    title: 'This page has to be reloaded',
    text: 'A security check stopped the request. Reload the page, then try again.',
    steps: [again],
    developer: ['A bot protection, a firewall or a CSRF check answered in place of the token endpoint.'],
  },
  portal_unchecked: {
    title: 'We couldn’t check this account',
    text: 'We check each HubSpot account, and the check didn’t work.',
    steps: [again],
    developer: [
      'allowPortal failed or didn’t answer in time, or Wiro told no Hub ID to ask it about or to compare with expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'The credentials weren’t saved',
    text: 'Wiro didn’t accept the client ID and the client secret.',
    steps: ['Copy both from the app’s Auth tab again.'],
  },
}

/** For a developer: why the relay page is silent, and what mends it. */
const relayCauses: Record<RelayCause, ProblemSentence> = {
  redirect: ({ url }) => sentence`${url} redirects. Serve the relay page there, before any login.`,
  http_error: ({ url, answer }) => sentence`${url} answers ${answer}. Mount the server route there, for GET too.`,
  other_page: ({ url }) =>
    sentence`${url} shows another page. Mount the server route before your login and your app’s fallback.`,
  not_html: ({ url }) => sentence`${url} isn’t HTML. Send the relay page as text/html.`,
  no_answer: ({ url }) => sentence`${url} doesn’t answer. Check the address, and connect-src in your policy.`,
  service_worker: ({ url }) =>
    sentence`Your service worker shows another page for ${url}. Add it to navigateFallbackDenylist.`,
  page_changed: ({ url }) => sentence`${url} was changed on its way. Turn off minifiers and Rocket Loader there.`,
  script_missing: ({ url, answer }) => sentence`${url} lacks its script. Serve ${answer} beside it.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} has a header, ${answer}, that blocks its script. Remove it, or serve relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} can’t reach this page. Remove cross-origin-opener-policy there. On another origin, set wiro-pages.`,
  silent: ({ url }) => sentence`${url} is right, but its script says nothing. Look at the console of its window.`,
}

/** The steps of a code that has none of its own, by who has to act. */
const owners: Partial<Record<Owner, { steps: readonly ProblemSentence[] }>> = {
  appOwner: { steps: ['Please send the details to the owner of your HubSpot app.'] },
  developer: { steps: ['Please send the details to support.'] },
  wiro: { steps: ['Try again in a few minutes.', again] },
}

export const problems = {
  /** The last line of a problem: what a developer or support needs to know. */
  details: {
    heading: 'Details for developers',
    code: 'Code',
    /** By which the log of the page's server tells the failure. */
    reference: 'Reference',
  },
  /** An account without a name, inside a sentence. */
  unnamedAccount: 'this account',
  /** An account of which the id alone is known. */
  accountId: (({ id }) => sentence`Hub ID ${id}`) as Sentence<'id'>,
  /** An account, inside a sentence. */
  nameAndId: (({ name, id }) => sentence`${name} (Hub ID ${id})`) as Sentence<'name' | 'id'>,
  /** Joins names that do not belong to the language. */
  comma: (({ list, item }) => sentence`${list}, ${item}`) as Sentence<'list' | 'item'>,
  /** What HubSpot gives access to, inside a sentence. */
  access: {
    contacts: 'contacts',
    lists: 'lists',
    companies: 'companies',
    deals: 'deals',
    owners: 'owners',
    content: 'content',
    email: 'transactional email',
    files: 'files',
  },
  /** Announced when a wait that a problem asked for is over. */
  retryReady: 'You can try again',
  /** The flow has been waiting for over a minute: the question about HubSpot's page is offered. */
  lingering: {
    note: (({ note, link }) => sentence`${note}. ${link}`) as Sentence<'note' | 'link'>,
  },
  /** Opens the question about HubSpot's page. */
  questionLink: 'HubSpot showed an error?',
  /** The flow is about to expire. */
  expiring: {
    status: 'Less than 2 minutes left',
    text: 'Approve in the HubSpot window, or start again.',
    note: 'Starting again gives you another 15 minutes.',
    restart: 'Start again',
  },
  /** The window was blocked once more after another press. */
  blockedAgain: 'Allow pop-ups for this site in the address bar, then open HubSpot again.',
  /** The flow was cancelled, and the browser let nobody close its window. */
  windowLeft: 'You cancelled. HubSpot’s window may still be open, and approving there still connects.',
  /** The status could not be read after an approval. Its heading is that of a status that was not read; `reason` is the text of a code. */
  approved: (({ reason }) => sentence`HubSpot approved. ${reason}`) as Sentence<'reason'>,
  /** A status read whose answer is broken. Its heading is in the first load. */
  statusUnread: { unreadable: 'We got an unexpected answer. HubSpot may still be connected.', step: again },
  codes,
  owners,
  /** HubSpot's window, where it is not on HubSpot's site. A line break divides a heading from the sentence below it. */
  relay: {
    finishing: 'Finishing…',
    connected: 'Connected\nThis window closes by itself.',
    notConnected: 'Not connected\nGo back to see why.',
    /** The page is silent, or the browser keeps the window open. */
    lost: 'Continue on your settings page\nClose this window to go there.',
    /** In the tab of the page itself. */
    goingBack: 'Going back to your page…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Continue in this tab',
    copyDetails: 'Copy details',
    copied: 'Copied',
    setup: 'Open setup',
  },
  /** Buttons that lead to a message for somebody else. */
  ask: {
    hubspotAdmin: 'Ask your admin',
    appOwner: 'Ask the app’s owner',
    productAdmin: 'Ask an admin',
  },
  links: { support: 'Contact support' },
  verifying: {
    status: 'Confirming',
    text: 'HubSpot has answered. We’re waiting for Wiro to confirm.',
    note: 'This can take a few seconds.',
  },
  /** In place of the text of `unfinished`, where the window was seen to close. */
  unfinished: { closed: 'You closed the HubSpot window before approving. Nothing changed.' },
  /** Notices about a failed action, shown with an account that is still connected. */
  kept: {
    connect: 'Reconnecting didn’t finish. Your existing connection still works.',
    disconnect: 'We couldn’t disconnect HubSpot.',
    /** `reason` is the text of a code. */
    start: ({ reason }: { reason: string }): string => `Your agent didn’t start. ${reason}`,
  },
  /** An agent that does not run. */
  agent: {
    stopped: 'Connected, agent stopped',
    /** Its status cannot be told, or it lacks settings. */
    notReady: 'Connected, agent not ready',
    start: 'Start agent',
    texts: {
      stopped: 'Your agent is stopped, so it can’t use HubSpot. Start it to continue.',
      failed: 'Your agent stopped with an error, so it can’t use HubSpot. Start it to continue.',
      /** The endpoint offers no start. */
      stoppedElsewhere: 'Your agent is stopped, so it can’t use HubSpot.',
      changing: 'Setting up your agent. This takes a minute or two.',
      setupRequired: 'Your agent needs more setup before it can run.',
    },
    /** Why Wiro refused to start the agent. */
    refusals: {
      no_credits: 'Your agent couldn’t start: there are no credits left.',
      no_plan: 'Your agent couldn’t start: it has no active plan.',
      setup_incomplete: 'Your agent couldn’t start: it needs more setup first.',
      already_running: 'Your agent is already running or about to.',
    } satisfies Record<StartRefusal, string>,
    /** What to do about a refusal, where the page has put nothing of its own into its slot. */
    remedies: {
      no_credits: 'Add credits, then start it here.',
      no_plan: 'Choose a plan, then start it here.',
      setup_incomplete: 'Finish that where you manage your agent.',
    } satisfies Record<Exclude<StartRefusal, 'already_running'>, string>,
    /** Wiro accepted a start, and the agent is still stopped. */
    startIgnored: 'We asked Wiro to start your agent, but it hasn’t started. Start it again, or get help.',
    /** The endpoint does not tell the agent's status, and access has expired. `time` may be a date with a time. */
    unreported: ({ time }: { time: string }): string =>
      `Your agent hasn’t renewed its access to HubSpot since ${time}.`,
  },
  /** The agent runs, and access has expired all the same. */
  failing: {
    status: 'Access has expired',
    /** `time` may be a date with a time. */
    text: ({ time }: { time: string }): string =>
      `Your agent hasn’t had access to HubSpot since ${time}. Reconnect to restore it.`,
  },
  /** Another account than before, or than the page expects. */
  otherAccount: {
    status: 'A different account is connected',
    text: (({ account, previousAccount }) =>
      sentence`Connected to ${account}. Before, it was ${previousAccount}.`) as Sentence<'account' | 'previousAccount'>,
    keep: ({ name }: { name: string }): string => `Keep ${name}`,
    choose: 'Choose another account',
  },
  /** Inside another page's frame. */
  frame: {
    status: 'Not available here',
    text: 'HubSpot can’t be connected while this page is shown inside another one.',
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
