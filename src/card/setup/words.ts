/**
 * The words of setting up an own HubSpot app, in English. What stands between backticks is a command; a host's own words
 * stand under `setup`, by the same names.
 */
export const words = {
  setup: {
    status: 'Set up your HubSpot app',
    text: 'Four steps, once. You need access to your HubSpot developer account.',
    /** Where the endpoint saves no credentials. */
    shorter: 'Three steps, once. You need access to your HubSpot developer account.',
    create: {
      heading: 'Create the app',
      text: 'Run `hs project create`, put this file into the app’s folder, then run `hs project upload`. Do you have a legacy app? Open its Auth tab instead.',
      /** What HubSpot shows to whoever approves. */
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
    faults: { clientId: 'Enter the client ID.', clientSecret: 'Enter the client secret.' },
    buttons: { save: 'Save and continue', copy: 'Copy', copied: 'Copied', download: 'Download' },
  },
}
