/**
 * The codes' words in English, loaded when a flow starts or a problem is there. A hole in a sentence is `{named}`.
 */
import type { Code, Owner } from '../protocol/codes.js'

interface Words {
  title: string
  what: string
  /** Where a code has none, its owner's. */
  steps?: readonly string[]
}

export const words = {
  code: 'Code',
  /** An account without a name, inside a sentence. */
  unnamed: 'this account',
  /** A first read that failed: the connection itself may be well. */
  unread: {
    status: 'Couldn’t check the connection',
    text: 'The server didn’t answer. HubSpot may still be connected.',
    unreadable: 'The server’s answer can’t be read. HubSpot may still be connected.',
  },
  /** Through Wiro's own app nobody here saves one. */
  wiros: {
    invalid_config: { title: 'Not available yet', what: 'Wiro’s HubSpot app isn’t set up for this agent.' },
  } as Partial<Record<Code, Words>>,
  /** After a wait; said aloud. */
  waited: { status: 'You can try again', text: '' },
  codes: {
    missing_params: {
      title: 'The approval didn’t arrive',
      what: 'HubSpot came back without it, as after an install from its marketplace.',
      steps: ['Start from this page.'],
    },
    authorization_denied: {
      title: 'Not approved',
      what: 'HubSpot says the connection wasn’t approved, or a scope is missing.',
      steps: ['Approve in the HubSpot window.', 'Own app: compare its scopes.'],
    },
    session_expired: {
      title: 'Time ran out',
      what: 'An attempt stays open for 15 minutes.',
      steps: ['Sign in to HubSpot first if that takes long.'],
    },
    token_exchange_failed: {
      title: 'HubSpot refused the app',
      what: 'Usually its secret or its redirect URL is wrong.',
      steps: ['Copy ID and secret again.', 'Compare the redirect URL.'],
    },
    useragent_not_found: { title: 'Agent not found', what: 'Wiro doesn’t find it, or the key may not use it.' },
    invalid_config: {
      title: 'No HubSpot app yet',
      what: 'No client ID and secret are saved.',
      steps: ['Save them in setup.'],
    },
    internal_error: { title: 'Wiro had a problem', what: 'Something failed at Wiro.' },
    unfinished: { title: 'Not finished', what: 'HubSpot sent no answer.' },
    relay_unreachable: {
      title: 'The return page didn’t open',
      what: 'We asked for {url}; {answer} came back.',
      steps: ['It must answer without a login.', 'Remove redirects, caching and COOP headers.'],
    },
    unsafe_authorize_url: { title: 'HubSpot wasn’t opened', what: 'The address we got isn’t HubSpot’s.' },
    not_confirmed: {
      title: 'Not confirmed yet',
      what: 'HubSpot said yes; Wiro doesn’t show it yet.',
      steps: ['Check again in a minute.'],
    },
    wrong_portal: {
      title: 'Not the expected account',
      what: 'You approved {got}; this page expects {want}.',
      steps: ['Choose {want} in HubSpot.'],
    },
    wrong_browser: {
      title: 'Finished in another browser',
      what: 'It didn’t start this connection, so the approval was undone.',
      steps: ['Start here and stay in this browser.'],
    },
    endpoint_bad_answer: { title: 'Unexpected answer', what: 'The server’s answer can’t be read.' },
    forbidden: { title: 'You can’t connect HubSpot here', what: 'Your role in this product doesn’t allow it.' },
    rate_limited: { title: 'Too many attempts', what: 'You can try again in {n} seconds.' },
    misconfigured: { title: 'Not available right now', what: 'This product can’t reach Wiro the way it is set up.' },
    unknown: { title: 'Something went wrong', what: 'We don’t know the code {code}.' },
    hubspot_scope_mismatch: {
      title: 'The scopes don’t match',
      what: 'The app’s scopes differ from those Wiro asks for.',
      steps: ['Make exactly the 5 scopes required.', 'Make the 9 others optional.', 'Save the app, then try again.'],
    },
    hubspot_plan_lacks_scope: {
      title: 'The account lacks a product',
      what: 'The HubSpot plan doesn’t cover a required scope.',
      steps: ['Ask which product is missing.', 'Own app: require only the 5 scopes.'],
    },
    hubspot_redirect_mismatch: {
      title: 'The redirect URL doesn’t match',
      what: 'The app doesn’t have Wiro’s.',
      steps: ['Copy it from setup into the app.', 'Save the app, then try again.'],
    },
    hubspot_unknown_client: {
      title: 'HubSpot doesn’t know the app',
      what: 'The client ID is wrong, or the app was deleted.',
      steps: ['Copy the ID from the Auth tab.', 'Save it in setup.'],
    },
    hubspot_no_permission: {
      title: 'HubSpot needs an admin',
      what: 'Your role in HubSpot doesn’t allow connecting this app.',
      steps: ['Send them the ready message.', 'They connect from this page, or give you App Marketplace Access.'],
    },
    hubspot_link_retired: {
      title: 'The install link is retired',
      what: 'HubSpot no longer accepts this app or link.',
      steps: ['Check that the app still exists.'],
    },
    unavailable: {
      title: 'Not available for the moment',
      what: 'Wiro can’t take the request now.',
      steps: ['Try again later.', 'If it stays, send the details to support.'],
    },
    start_refused: {
      title: 'The agent didn’t start',
      what: 'Wiro refused to start it.',
      steps: ['Send them the details: other settings, the plan or credits may be missing.'],
    },
    portal_refused: {
      title: 'This account isn’t allowed here',
      what: 'This product doesn’t accept {got}, so the connection was undone.',
    },
    credentials_rejected: {
      title: 'The credentials weren’t saved',
      what: 'Wiro didn’t accept the client ID and secret.',
      steps: ['Copy both again from the Auth tab.'],
    },
  } as Partial<Record<Code, Words>>,
  owners: {
    you: { line: 'What you can do' },
    hubspotAdmin: { line: 'This needs a HubSpot admin' },
    appOwner: { line: 'This needs the HubSpot app’s owner' },
    developer: { line: 'This needs this product’s developers', steps: ['Send them the details.'] },
    wiro: {
      line: 'This may need Wiro support',
      steps: ['Try again in a few minutes.', 'If it comes back, send the details to support.'],
    },
    productAdmin: { line: 'This needs an admin of this product' },
  } as Record<Owner, { line: string; steps?: readonly string[] }>,
  /** What came instead of the relay page. */
  answers: {
    redirect: 'a redirect',
    page: 'another page',
    relay: 'the right page, but without a word,',
    nothing: 'nothing',
  } as Record<string, string>,
  buttons: {
    restart: 'Start again',
    again: 'Check again',
    open: 'Open HubSpot',
    tab: 'Continue in this tab',
    reload: 'Reload page',
    details: 'Copy details',
    copied: 'Copied',
    back: 'Back',
    setup: 'Open setup',
  },
  /** Who is asked, by the owner of a problem. */
  asks: {
    hubspotAdmin: 'Ask your admin',
    appOwner: 'Ask the owner',
    productAdmin: 'Ask an admin',
  },
  links: {
    details: 'Copy details for support',
    support: 'Contact support',
  },
  lingering: { note: '{note}. {link}', link: 'Did HubSpot show a problem?' },
  ending: {
    status: 'Less than 2 minutes left',
    text: 'Finish in the HubSpot window, or start again.',
    note: 'Starting again gives you another 15 minutes.',
  },
  disconnecting: { status: 'Disconnecting', button: 'Disconnecting…' },
  unfinished: {
    status: 'Not finished',
    text: 'HubSpot sent no answer. If its window is still open, finish there.',
    question: 'What did HubSpot show?',
    choices: {
      nothing: 'Nothing, I closed the window',
      hubspot_no_permission: 'I don’t have permission',
      hubspot_plan_lacks_scope: 'My account lacks access to a scope',
      hubspot_scope_mismatch: 'The scopes don’t match or are insufficient',
      hubspot_redirect_mismatch: 'The redirect URL doesn’t match',
      hubspot_unknown_client: 'The client ID is invalid',
      hubspot_link_retired: 'The install link is no longer valid',
      wrong_browser: 'I approved in another browser',
    },
    label: 'Something else?',
    placeholder: 'Paste HubSpot’s message, in any language',
  },
  confirm: {
    status: 'Disconnect {name}?',
    list: ['Wiro forgets its access to this account.', 'A running agent restarts.', 'HubSpot still lists the app.'],
    link: 'Remove it in HubSpot',
    /** HubSpot's list of connected apps; the address is in public use, not in HubSpot's documentation. */
    href: 'https://app.hubspot.com/connected-apps/{id}/installed',
    disconnect: 'Disconnect',
    keep: 'Keep connected',
  },
  /** Over an account that is still there. */
  kept: {
    connect: 'Reconnect wasn’t confirmed. HubSpot is still connected.',
    disconnect: 'HubSpot couldn’t be disconnected. It is still connected.',
    start: 'The agent didn’t start. {what}',
    refused: 'Other settings, the plan or credits may be missing.',
  },
  /** An agent that does not run, by its status. */
  stopped: {
    status: 'Connected, paused until the agent runs',
    button: 'Start agent',
    texts: {
      0: 'The agent is stopped. It renews HubSpot access while it runs.',
      1: 'The agent is stopping. It renews HubSpot access while it runs.',
      2: 'The agent is waiting to start. It renews HubSpot access once it runs.',
      3: 'The agent is starting. It renews HubSpot access once it runs.',
      5: 'The agent stopped with an error. Start it to renew HubSpot access.',
      6: 'Other settings of the agent are missing, so it can’t start yet.',
    } as Record<number, string>,
    /** A start was taken, and it stands all the same. */
    unmoved: 'Wiro took the start, but the agent isn’t running yet. Start it again, or contact support.',
  },
  failing: {
    status: 'Connected, but access isn’t renewing',
    text: 'The agent is running, but its access to HubSpot expired at {time}. Reconnect to renew it. If this comes back, contact support.',
  },
  unreported: 'A running agent renews HubSpot access.',
  /** A reconnect came back with another account. */
  changed: {
    status: 'A different HubSpot account',
    text: 'You connected {name}.',
    note: 'Before, it was {before}.',
    account: '{name} ({id})',
    keep: 'Keep {name}',
    choose: 'Choose another account',
    /** Found without a flow, in place of what the code says. */
    found: 'Connected is {got}; this page expects {want}.',
  },
  /** Inside another page's frame. */
  frame: {
    status: 'Not available',
    text: 'HubSpot can’t be connected inside this frame.',
    link: 'Open this page in a new tab',
  },
  developer: {
    status: 'Not available',
    text: 'HubSpot can’t be connected on this page yet.',
    heading: 'For the developer',
    hint: 'Add the address of your server route:',
  },
}
