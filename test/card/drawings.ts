/**
 * What the card shows, state by state: the project's own copy of the agreed looks and words. Controls that would lead
 * nowhere yet (Setup) are not drawn until their part is built.
 */
import type { Account } from '../../src/protocol/endpoint.js'
import type { State } from '../../src/connector/state.js'
import type { Drawing, Properties } from './card.js'
import {
  acme,
  checking,
  connected,
  disconnected,
  disconnecting,
  failed,
  flowWith,
  problemWith,
  setup,
  waiting,
} from './states.js'

export interface Row {
  name: string
  state: State
  properties?: Properties
  /** Pressed before anyone looks, one after the other. */
  press?: string | string[]
  drawing: Drawing
  /** The most elements that the card may consist of. */
  most: number
}

const rest = 26
const flow = 25
const problem = 28
const guide = 42
const list = 51
/** One choice more than was agreed at first: an approval in another browser. */
const longList = 55
const steps = 132

const offer = {
  text: 'Let your Wiro agent work with contacts, lists and deals in HubSpot.',
  note: 'The first time, this needs a Super Admin or App Marketplace Access.',
}

const skeleton: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: 'Checking',
  ...offer,
  buttons: ['Connect HubSpot [button skeleton idle]'],
}

const nothingYet: Drawing = {
  icon: 'none',
  status: 'Not connected',
  ...offer,
  buttons: ['Connect HubSpot [button action]'],
}

const opening: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: 'Opening HubSpot',
  text: 'HubSpot opens in its own window.',
  note: 'Keep this page open.',
  buttons: ['Cancel [button]'],
}

const authorizing: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: 'Waiting for you in HubSpot',
  text: 'Sign in and approve the connection in the HubSpot window.',
  note: '14 minutes left',
  buttons: ['Show window [button]', 'Open again [button aside]', 'Cancel [button aside]'],
}

const ending: Drawing = {
  tone: 'caution',
  icon: 'warn',
  status: 'Less than 2 minutes left',
  text: 'Finish in the HubSpot window, or start again.',
  note: 'Starting again gives you another 15 minutes.',
  buttons: ['Show window [button]', 'Start again [button aside]', 'Cancel [button aside]'],
}

const verifying: Drawing = {
  tone: 'busy',
  icon: 'busy',
  status: 'Confirming',
  text: 'HubSpot has answered. Waiting for Wiro to confirm it.',
  note: 'This can take a few seconds.',
  buttons: ['Check now [button]', 'Cancel [button aside]'],
}

const unfinished: Drawing = {
  tone: 'caution',
  icon: 'stop',
  status: 'Not finished',
  text: 'HubSpot sent no answer. If its window is still open, finish there.',
  body: [
    'What did HubSpot show?',
    'Nothing, I closed the window',
    'I don’t have permission',
    'My account lacks access to a scope',
    'The install link is no longer valid',
    'I approved in another browser',
    'Something else?',
    '',
  ],
  buttons: ['Try again [button action]', 'Cancel [button aside]'],
}

const lingering: Drawing = { ...authorizing, note: '14 minutes left. Did HubSpot show a problem?' }

const date = 'April\u00a017,\u00a02026'

const account: Drawing = {
  tone: 'positive',
  icon: 'ok',
  status: 'Connected',
  text: 'Acme Europe',
  note: `Portal ID 12345678, since\u00a0${date}`,
  buttons: ['Reconnect [button]', 'Disconnect [button aside]', 'Troubleshoot [button aside]'],
}

const kept = 'Reconnect wasn’t confirmed. HubSpot is still connected.'

const { text: _text, note: _note, ...bare } = account

const question: Drawing = {
  tone: 'caution',
  icon: 'warn',
  status: 'Disconnect Acme Europe?',
  body: [
    'Wiro forgets its access to this account.',
    'A running agent restarts.',
    'HubSpot still lists the app. Remove it in HubSpot',
  ],
  buttons: ['Disconnect [button removal]', 'Keep connected [button]'],
}

const leaving: Drawing = {
  ...account,
  tone: 'busy',
  icon: 'busy',
  status: 'Disconnecting',
  buttons: ['Disconnecting… [button idle]'],
}

const unknown: Drawing = {
  icon: 'unknown',
  status: 'Couldn’t check the connection',
  text: 'The server didn’t answer. HubSpot may still be connected.',
  buttons: ['Try again [button]'],
}

const developer: Drawing = {
  icon: 'unknown',
  status: 'Not available',
  text: 'HubSpot can’t be connected on this page yet.',
  body: [
    'For the developer',
    'Add the address of your server route:',
    '<wiro-hubspot-connect token-endpoint="/api/hubspot">',
  ],
  buttons: [],
  code: 'Code misconfigured',
}

const settingUp = {
  icon: 'none',
  status: 'Set up your HubSpot app',
  text: 'Four steps, once. You need access to your HubSpot developer account.',
  steps: [
    'Create the app',
    'Run hs project create, put this file into the app’s folder, then run hs project upload. Do you have a legacy app? Open its Auth tab instead.',
    'app-hsmeta.json',
    'Check the redirect URL',
    'Redirect URL',
    'Check the scopes',
    'Exactly these: any other required scope makes HubSpot refuse.',
    '5 required',
    '9 optional',
    'Enter the credentials',
    'Both are on the app’s Auth tab in HubSpot.',
    'Client ID',
    'Client secret',
    'Sent once to your server. This page doesn’t keep it.',
  ],
  buttons: ['Save and continue [button action]'],
} satisfies Drawing

const leavingTab: Drawing = { tone: 'busy', icon: 'busy', status: 'Opening HubSpot', buttons: ['Cancel [button]'] }

const { portalId, name, connectedAt } = acme
const inTab = flowWith(14, { windowHeld: false, redirect: true })
const onlyWith = (only: Account): State => connected({ account: only })

/** Earlier today, unless today has just begun. */
const pastTime = new Date(Math.max(Date.now() - 3_600_000, new Date().setHours(0, 0, 0, 0)))
const pastTimeInWords = new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' }).format(pastTime)

const strayed = {
  portalId: '87654321',
  accountName: 'Acme US',
  previousPortalId: '12345678',
  previousName: 'Acme Europe',
}
const changed = { tone: 'caution', icon: 'warn', status: 'A different HubSpot account' } as const

export const rows: Row[] = [
  { name: 'checking', state: checking, drawing: skeleton, most: rest },
  {
    name: 'checking for longer than usual',
    state: { ...checking, slow: true },
    drawing: { ...skeleton, status: 'Still checking' },
    most: rest,
  },
  { name: 'not connected', state: disconnected, drawing: nothingYet, most: rest },
  {
    name: 'not connected, and turned off by the host',
    state: disconnected,
    properties: { disabled: true },
    drawing: {
      ...nothingYet,
      note: 'Connecting is turned off here.',
      buttons: ['Connect HubSpot [button action disabled]'],
    },
    most: rest,
  },
  { name: 'setting up an app', state: setup(), properties: { authMethod: 'own' }, drawing: settingUp, most: steps },
  {
    name: 'setting up an app with nothing entered',
    state: setup(),
    properties: { authMethod: 'own' },
    press: 'Save and continue',
    drawing: {
      ...settingUp,
      steps: settingUp.steps.flatMap((line) => {
        const fault = { 'Client ID': 'Enter the client ID.', 'Client secret': 'Enter the client secret.' }[line]
        // The line, and the words in it.
        return fault ? [line, fault, fault] : line
      }),
    },
    most: steps,
  },
  {
    name: 'setting up an app through an endpoint that saves none',
    state: setup(['status', 'connect']),
    properties: { authMethod: 'own' },
    drawing: {
      ...settingUp,
      text: 'Three steps, once. You need access to your HubSpot developer account.',
      steps: settingUp.steps.slice(0, 9),
      buttons: ['Check now [button]'],
    },
    most: steps,
  },
  {
    name: 'setting up an app where connecting is turned off by the host',
    state: setup(),
    properties: { authMethod: 'own', disabled: true },
    drawing: {
      ...nothingYet,
      note: 'Connecting is turned off here.',
      buttons: ['Connect HubSpot [button action disabled]'],
    },
    most: rest,
  },
  { name: 'opening', state: waiting('opening'), drawing: opening, most: flow },
  {
    name: 'about to leave for HubSpot in this tab',
    state: waiting('opening', inTab),
    drawing: leavingTab,
    most: flow,
  },
  {
    name: 'leaving for HubSpot in this tab',
    state: waiting('authorizing', { ...inTab, leaving: true }),
    drawing: leavingTab,
    most: flow,
  },
  {
    name: 'back from HubSpot in this tab, before anything is known of it',
    state: waiting('authorizing', inTab),
    drawing: {
      tone: 'busy',
      icon: 'busy',
      status: 'Checking',
      buttons: ['Open again [button]', 'Cancel [button aside]'],
    },
    most: flow,
  },
  { name: 'authorizing', state: waiting('authorizing'), drawing: authorizing, most: flow },
  {
    name: 'authorizing without a hold on the window',
    state: waiting('authorizing', flowWith(14, { windowHeld: false })),
    drawing: { ...authorizing, buttons: ['Open again [button]', 'Cancel [button aside]'] },
    most: flow,
  },
  {
    name: 'authorizing with less than 2 minutes left',
    state: waiting('authorizing', flowWith(1)),
    drawing: ending,
    most: flow,
  },
  {
    name: 'authorizing with less than 2 minutes left and no hold on the window',
    state: waiting('authorizing', flowWith(1, { windowHeld: false })),
    drawing: { ...ending, buttons: ['Start again [button]', 'Cancel [button aside]'] },
    most: flow,
  },
  {
    name: 'F56 authorizing for longer than a minute',
    state: waiting('authorizing', flowWith(14, { lingering: true })),
    drawing: lingering,
    most: flow,
  },
  {
    name: 'F56 asking what HubSpot showed while the window is open',
    state: waiting('authorizing', flowWith(14, { lingering: true })),
    press: 'Did HubSpot show a problem?',
    drawing: {
      ...authorizing,
      body: unfinished.body!,
      buttons: ['Try again [button action]', 'Back [button aside]', 'Cancel [button aside]'],
    },
    most: list,
  },
  { name: 'verifying', state: waiting('verifying'), drawing: verifying, most: flow },
  { name: 'unfinished', state: waiting('unfinished'), drawing: unfinished, most: list },
  {
    name: 'unfinished in this tab, where there was no window to close',
    state: waiting('unfinished', inTab),
    drawing: {
      ...unfinished,
      text: 'HubSpot sent no answer.',
      body: [unfinished.body![0]!, ...unfinished.body!.slice(2)],
    },
    most: list,
  },
  {
    name: 'unfinished with an app of one’s own',
    state: waiting('unfinished'),
    properties: { authMethod: 'own' },
    drawing: {
      ...unfinished,
      body: [
        ...unfinished.body!.slice(0, 4),
        'The scopes don’t match or are insufficient',
        'The redirect URL doesn’t match',
        'The client ID is invalid',
        ...unfinished.body!.slice(4),
      ],
    },
    most: longList,
  },
  { name: 'connected', state: connected(), drawing: account, most: rest },
  {
    name: 'connected to an account without a name',
    state: onlyWith({ portalId, connectedAt }),
    drawing: { ...account, text: 'Portal ID 12345678', note: `Since\u00a0${date}` },
    most: rest,
  },
  {
    name: 'connected to an account that the host names',
    state: onlyWith({ portalId, connectedAt }),
    properties: { accountName: 'Acme Europe' },
    drawing: account,
    most: rest,
  },
  {
    name: 'F92 connected to an account of which only the name is known',
    state: onlyWith({ name }),
    drawing: { ...bare, text: 'Acme Europe' },
    most: rest,
  },
  {
    name: 'F94 connected since a date that nobody knows',
    state: onlyWith({ name, portalId }),
    drawing: { ...account, note: 'Portal ID 12345678' },
    most: rest,
  },
  { name: 'F92 connected to an account of which nothing is known', state: onlyWith({}), drawing: bare, most: rest },
  {
    name: 'connected through an endpoint that cannot disconnect',
    state: connected({ can: ['status', 'connect'] }),
    drawing: { ...account, buttons: ['Reconnect [button]', 'Troubleshoot [button aside]'] },
    most: rest,
  },
  {
    name: 'connected, and connecting is turned off by the host',
    state: connected(),
    properties: { disabled: true },
    drawing: {
      ...account,
      buttons: ['Reconnect [button disabled]', 'Disconnect [button aside]', 'Troubleshoot [button aside]'],
    },
    most: rest,
  },
  {
    name: 'F84 connected after a reconnect that wasn’t confirmed',
    state: connected({ problem: problemWith('authorization_denied') }),
    drawing: { ...account, notice: `${kept} What did HubSpot show?` },
    most: problem,
  },
  {
    name: 'connected after a reconnect that came to nothing for a reason of the server’s',
    state: connected({ problem: problemWith('internal_error') }),
    drawing: { ...account, notice: kept },
    most: problem,
  },
  {
    name: 'asking what HubSpot showed at a reconnect that wasn’t finished',
    state: connected({ problem: problemWith('unfinished') }),
    press: 'What did HubSpot show?',
    drawing: { ...account, body: unfinished.body!, buttons: ['Reconnect [button]', 'Back [button aside]'] },
    most: list,
  },
  {
    name: 'answering over an account what HubSpot showed at a reconnect',
    state: connected({ problem: problemWith('hubspot_no_permission') }),
    press: 'What did HubSpot show?',
    drawing: {
      ...account,
      body: [
        'HubSpot needs an admin',
        'Your role in HubSpot doesn’t allow connecting this app.',
        'This needs a HubSpot admin',
        'Send them the ready message.',
        'They connect from this page, or give you App Marketplace Access.',
      ],
      buttons: ['Ask your admin [button action]', 'Reconnect [button]', 'Back [button aside]'],
      code: 'Code hubspot_no_permission',
      links: ['Copy details for support'],
    },
    most: guide,
  },
  {
    name: 'F103 connected after a disconnect that failed',
    state: connected({ problem: problemWith('endpoint_timeout', { during: 'disconnect' }) }),
    drawing: { ...account, notice: 'HubSpot couldn’t be disconnected. It is still connected.' },
    most: problem,
  },
  {
    name: 'F102 asking before a disconnect',
    state: connected(),
    press: 'Disconnect',
    drawing: question,
    most: problem,
  },
  {
    name: 'asking before a disconnect of an account without a name',
    state: onlyWith({ portalId }),
    press: 'Disconnect',
    drawing: { ...question, status: 'Disconnect 12345678?' },
    most: problem,
  },
  {
    name: 'asking before a disconnect of an account of which nothing is known',
    state: onlyWith({}),
    press: 'Disconnect',
    drawing: {
      ...question,
      status: 'Disconnect HubSpot?',
      body: [...question.body!.slice(0, 2), 'HubSpot still lists the app.'],
    },
    most: problem,
  },
  ...(
    [
      [0, 'The agent is stopped. It renews HubSpot access while it runs.', true],
      [5, 'The agent stopped with an error. Start it to renew HubSpot access.', true],
      [6, 'Other settings of the agent are missing, so it can’t start yet.', false],
    ] as const
  ).map(([status, further, startable]): Row => ({
    name: `F99 connected while its agent has status ${status}`,
    state: connected({ health: 'paused', agent: { status }, can: ['connect', 'disconnect', 'start-agent'] }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: 'Connected, paused until the agent runs',
      further,
      buttons: [...(startable ? ['Start agent [button action]'] : []), ...account.buttons],
    },
    most: rest,
  })),
  {
    name: 'F99 connected while its agent stands though Wiro took the start',
    state: connected({ health: 'paused', agent: { status: 0 }, can: ['connect', 'disconnect', 'start-agent'] }),
    press: 'Start agent',
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: 'Connected, paused until the agent runs',
      further: 'Wiro took the start, but the agent isn’t running yet. Start it again, or contact support.',
      buttons: ['Start agent [button action]', ...account.buttons],
    },
    most: rest,
  },
  ...(
    [
      [1, 'The agent is stopping. It renews HubSpot access while it runs.'],
      [2, 'The agent is waiting to start. It renews HubSpot access once it runs.'],
      [3, 'The agent is starting. It renews HubSpot access once it runs.'],
    ] as const
  ).flatMap(([status, further]): Row[] => {
    const state = connected({ health: 'paused', agent: { status }, can: ['connect', 'disconnect', 'start-agent'] })
    const ranOut = { ...state, account: { ...acme, tokenExpiresAt: pastTime } }
    return [
      {
        name: `F99 connected while its agent is on its way, with status ${status}`,
        state,
        drawing: { ...account, further },
        most: rest,
      },
      {
        name: `F99 connected with access that has run out while its agent is on its way, with status ${status}`,
        state: ranOut,
        drawing: {
          ...account,
          tone: 'caution',
          icon: 'pause',
          status: 'Connected, paused until the agent runs',
          further,
        },
        most: rest,
      },
    ]
  }),
  {
    name: 'F95 connected while its agent is stopped, through an endpoint that cannot start it',
    state: connected({ health: 'paused', agent: { status: 0 } }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'pause',
      status: 'Connected, paused until the agent runs',
      further: 'The agent is stopped. It renews HubSpot access while it runs.',
    },
    most: rest,
  },
  {
    name: 'connected while its access isn’t renewed',
    state: connected({ health: 'failing', agent: { status: 4 }, account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: {
      ...account,
      tone: 'caution',
      icon: 'warn',
      status: 'Connected, but access isn’t renewing',
      further: `The agent is running, but its access to HubSpot expired at ${pastTimeInWords}. Reconnect to renew it. If this comes back, contact support.`,
      buttons: account.buttons.map((button) => button.replace('Reconnect [button]', 'Reconnect [button action]')),
    },
    most: rest,
  },
  {
    name: 'F95 connected with access that has run out, and nobody tells about the agent',
    state: connected({ account: { ...acme, tokenExpiresAt: pastTime } }),
    drawing: { ...account, further: 'A running agent renews HubSpot access.' },
    most: rest,
  },
  {
    name: 'connected after an agent that didn’t start',
    state: connected({ problem: problemWith('start_refused', { during: 'start' }) }),
    drawing: { ...account, notice: 'The agent didn’t start. Other settings, the plan or credits may be missing.' },
    most: problem,
  },
  {
    name: 'connected after an agent that Wiro couldn’t start for the moment',
    state: connected({ problem: problemWith('unavailable', { during: 'start' }) }),
    drawing: { ...account, notice: 'The agent didn’t start. Wiro can’t take the request now.' },
    most: problem,
  },
  {
    name: 'F58 connected to another account than before',
    state: connected({ problem: problemWith('wrong_portal', strayed) }),
    drawing: {
      ...changed,
      text: 'You connected Acme US (87654321).',
      note: 'Before, it was Acme Europe (12345678).',
      buttons: ['Keep \u2068Acme US\u2069 [button]', 'Choose another account [button]'],
    },
    most: rest,
  },
  {
    name: 'F58 connected to another account than before, without names',
    state: connected({ problem: problemWith('wrong_portal', { portalId: '87654321', previousPortalId: '12345678' }) }),
    drawing: {
      ...changed,
      text: 'You connected 87654321.',
      note: 'Before, it was 12345678.',
      buttons: ['Keep \u206887654321\u2069 [button]', 'Choose another account [button]'],
    },
    most: rest,
  },
  {
    name: 'F58 connected to another account than before, whose name came later',
    state: connected({
      account: { portalId: '87654321', name: 'Acme US' },
      problem: problemWith('wrong_portal', { portalId: '87654321', previousPortalId: '12345678' }),
    }),
    drawing: {
      ...changed,
      text: 'You connected Acme US (87654321).',
      note: 'Before, it was 12345678.',
      buttons: ['Keep \u2068Acme US\u2069 [button]', 'Choose another account [button]'],
    },
    most: rest,
  },
  {
    name: 'F58 connected to another account than the page expects',
    state: connected({ problem: problemWith('wrong_portal', { ...strayed, expectedPortal: '12345678' }) }),
    drawing: {
      ...changed,
      status: 'Not the expected account',
      text: 'You approved Acme US; this page expects 12345678.',
      buttons: ['Choose another account [button]', 'Disconnect [button aside]', 'Troubleshoot [button aside]'],
      code: 'Code wrong_portal',
    },
    most: problem,
  },
  {
    name: 'F58 connected to another account than the page expects, as it was found',
    state: connected({
      problem: problemWith('wrong_portal', { portalId: '87654321', expectedPortal: '12345678', during: 'check' }),
    }),
    drawing: {
      ...changed,
      status: 'Not the expected account',
      text: 'Connected is 87654321; this page expects 12345678.',
      buttons: ['Choose another account [button]', 'Disconnect [button aside]', 'Troubleshoot [button aside]'],
      code: 'Code wrong_portal',
    },
    most: problem,
  },
  { name: 'disconnecting', state: disconnecting(), drawing: leaving, most: rest },
  {
    name: 'F88 unable to read the status',
    state: failed('endpoint_unreachable', { during: 'check' }),
    drawing: unknown,
    most: problem,
  },
  {
    name: 'F88 unable to read the status in time',
    state: failed('endpoint_timeout', { during: 'check' }),
    drawing: unknown,
    most: problem,
  },
  {
    name: 'F16 unable to read what the endpoint answered',
    state: failed('endpoint_bad_answer', { during: 'check' }),
    drawing: {
      ...unknown,
      text: 'The server’s answer can’t be read. HubSpot may still be connected.',
      code: 'Code endpoint_bad_answer',
      links: ['Copy details for support'],
    },
    most: problem,
  },
  {
    name: 'F19 offline',
    state: failed('offline', { during: 'check' }),
    drawing: {
      ...unknown,
      status: 'You’re offline',
      text: 'We can’t check the connection until you’re back online.',
    },
    most: problem,
  },
  {
    name: 'F10 signed out',
    state: failed('signed_out', { during: 'check' }),
    drawing: {
      icon: 'unknown',
      status: 'Your session has ended',
      text: 'Reload the page and sign in to see the connection.',
      buttons: ['Reload page [button]'],
    },
    most: problem,
  },
  {
    name: 'F23 embedded without an endpoint',
    state: failed('misconfigured', { during: 'check', url: '' }),
    drawing: developer,
    most: problem,
  },
]
