/** What the demo shows by one press each: how Wiro and HubSpot are set up for it, what to press, and when it is seen. */
import { html } from 'lit'
import type { State } from '../../src/index.js'

export interface Scenario {
  /** The value of `show` in a URL that begins with this scenario. */
  id: string
  title: string
  /** What there is to see, in one sentence. */
  about: string
  /** The agent at the beginning. Default: it runs, and no account is connected. */
  agent?: { status: 0 | 4; connected?: string }
  /** Faults of the emulator that are on. */
  faults?: readonly string[]
  /** Attributes of the card, besides those that only change its looks. */
  attributes?: Readonly<Record<string, string>>
  /** A HubSpot app that HubSpot knows, for a person to enter. */
  app?: { clientId: string; clientSecret: string }
  /** What to press, in one sentence. `button` is the label of the card's leading button. */
  instruction(button: string): unknown
  isSeen(state: State): boolean
  /** What the person sees then. */
  result: string
}

export const scenarios: readonly Scenario[] = [
  {
    id: 'connect',
    title: 'Connect an account',
    about: 'What nearly every customer sees.',
    instruction: (button) =>
      html`Press <b>${button}</b>, choose an account in the window, and press <b>Connect app</b>.`,
    isSeen: ({ status }) => status === 'connected',
    result: 'Connected: the card says so only once your server’s status does. It still does after a reload.',
  },
  {
    id: 'refuse',
    title: 'Refuse in HubSpot',
    about: 'The person changes their mind on HubSpot’s page.',
    faults: ['refusal-redirects'],
    instruction: (button) => html`Press <b>${button}</b>, then press <b>Cancel</b> in the window.`,
    isSeen: (state) => state.status === 'failed' && state.problem.code === 'authorization_denied',
    result: 'The card says what happened, and what to do next. Your page hears it as an event.',
  },
  {
    id: 'lose-window',
    title: 'Close the window too early',
    about: 'HubSpot tells nobody that its window is gone.',
    instruction: (button) => html`Press <b>${button}</b>, and close the window that opens.`,
    isSeen: ({ status }) => status === 'unfinished',
    result: 'The card noticed. Had HubSpot shown an error, the link in the card finds its solution.',
  },
  {
    id: 'stopped-agent',
    title: 'Start a stopped agent',
    about: 'HubSpot is connected, but the agent that should use it is stopped.',
    agent: { status: 0, connected: '12345678' },
    instruction: (button) => html`Press <b>${button}</b> in the card.`,
    isSeen: ({ agent }) => agent !== undefined && agent.status !== 0,
    result: 'The agent starts, and the card follows it until it runs.',
  },
  {
    id: 'own-app',
    title: 'Bring your own HubSpot app',
    about: 'For customers who connect through an app of their own.',
    attributes: { 'auth-method': 'own' },
    app: { clientId: '6f1c9d0a-52b7-4e83-9c1e-7a0d4b2f8e35', clientSecret: 'b83e0c47-1f5a-4d92-a6c8-30e9f7d1254b' },
    instruction: (button) =>
      html`Look through the steps, paste this client ID and secret into the last one, and press <b>${button}</b>.`,
    isSeen: ({ status }) => status === 'connected',
    result: 'Connected through the customer’s own app. The secret went to the server, and the page keeps none of it.',
  },
]
