/** English texts of setting up an own HubSpot app. Its reader makes the app, and reads HubSpot's own words. */
import { developerAccount, nodeDownload } from '../addresses.js'
import { sentence, type Sentence } from '../sentence.js'

export const setup = {
  status: 'Set up your HubSpot app',
  text: (({ account }) => sentence`You need a ${account}. It takes about ten minutes, once.`) as Sentence<'account'>,
  account: { label: 'HubSpot developer account', href: developerAccount },
  /** The two ways to an app, as tabs. */
  ways: { label: 'How to set up the app', cli: 'With the HubSpot CLI', existing: 'In an app you have' },
  install: {
    heading: 'Install and sign in',
    text: (({ node }) =>
      sentence`HubSpot’s command line tool needs ${node}. Run this in a terminal.`) as Sentence<'node'>,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Name your app',
    text: 'HubSpot shows this to the person who approves. Use your product’s name.',
    labels: { name: 'App name', description: 'Description' },
    /** The name before somebody types another. */
    name: 'Wiro agent',
  },
  distribution: {
    heading: 'Who will install it?',
    choices: {
      private: {
        label: 'Accounts that I allow, one by one',
        hint: 'HubSpot: at most 10 accounts. Add each under Distribution before it connects.',
      },
      marketplace: {
        label: 'Any account, through HubSpot’s marketplace',
        hint: 'HubSpot: up to 25 accounts while the app is unlisted. More once it is listed.',
      },
    },
  },
  create: {
    heading: 'Create and upload it',
    /** `file` is the file's path. */
    text: (({ file }) =>
      sentence`Create the project, replace ${file} with this file, then upload.`) as Sentence<'file'>,
  },
  allow: {
    heading: 'Allow the accounts',
    text: (({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → the app → Distribution. Add each account that will connect.`) as Sentence<'project'>,
  },
  open: {
    heading: 'Open the app’s Auth tab',
    text: 'HubSpot → Development → Legacy apps → the app → Auth. Is the app in a project? Set these in its app-hsmeta.json, then upload it again.',
  },
  redirect: { heading: 'Add the redirect URL', label: 'Redirect URL' },
  scopes: {
    heading: 'Set the scopes',
    text: 'Add these scopes exactly. Extra required scopes cause an error at HubSpot.',
    required: '5 required',
    optional: '9 optional',
  },
  check: {
    heading: 'Check who can install it',
    text: 'A private app installs only in accounts that you allow under Distribution, at most 10. An unlisted marketplace app installs in up to 25.',
  },
  credentials: {
    heading: 'Enter its credentials',
    text: (({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → the app → Auth`) as Sentence<'project'>,
    /** In place of the way, where the tab is open. */
    sameTab: 'Both are on the Auth tab too.',
    clientId: 'Client ID',
    clientSecret: 'Client secret',
    hint: 'Sent once to your server. This page doesn’t keep it.',
  },
  /** Why the endpoint refused the credentials: the title and the text of a code. */
  refused: (({ title, text }) => sentence`${title}. ${text}`) as Sentence<'title' | 'text'>,
  /** What is wrong with a field. */
  faults: {
    empty: { clientId: 'Enter the client ID.', clientSecret: 'Enter the client secret.' },
    token: {
      clientId: 'That’s an access token of a private app. Enter the client ID of your OAuth app.',
      clientSecret: 'That’s an access token of a private app. Enter the client secret of your OAuth app.',
    },
  },
  /** What a client ID looks like in place of one. */
  doubts: {
    appId: 'That looks like an app ID. A client ID looks like 3fa8c0d2-….',
    email: 'That looks like an email address. A client ID looks like 3fa8c0d2-….',
    otherForm: 'HubSpot’s client IDs look like 3fa8c0d2-…. Check that you copied all of it.',
  },
  /** Said to screen readers while HubSpot opens. */
  saved: 'Saved. Opening HubSpot.',
  buttons: { save: 'Save and connect', saving: 'Saving…', copy: 'Copy', copied: 'Copied', download: 'Download' },
}

export type SetupTexts = typeof setup
