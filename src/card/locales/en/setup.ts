/** English texts of setting up an own HubSpot app. Its reader makes the app, and reads HubSpot's own words. */
import { sentence, type Sentence } from '../sentence.js'

export const setup = {
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
  buttons: { save: 'Save and continue', copy: 'Copy', copied: 'Copied', download: 'Download' },
}

export type SetupTexts = typeof setup
