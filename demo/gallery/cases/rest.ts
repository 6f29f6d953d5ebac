/** The card at rest: nothing connected, or an account and what its agent does, with the panels over it. */
import { html } from 'lit'
import type { Label } from './case.js'
import { caseOf } from './case-of.js'

const getHelp: Label = ({ first }) => first.buttons.troubleshoot
const startAgent: Label = ({ problems }) => problems.agent.start

/** Opens the answer to a topic of *Get help*. */
const topic = (name: 'missingData' | 'stopped' | 'account' | 'removed'): Label[] => [
  getHelp,
  ({ panels }) => panels.troubleshoot.topics[name].title,
]

const enterCode: Label[] = [getHelp, ({ panels }) => panels.troubleshoot.code.title]

const icon = html`<svg
  slot="icon"
  viewBox="0 0 28 28"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  aria-hidden="true"
>
  <rect x="4" y="4" width="20" height="20" rx="6" />
  <path d="M9 14h10M14 9v10" />
</svg>`
const footer = html`<p slot="footer">
  Used by Lead Generation Manager. <a href="#rest">About our HubSpot integration</a>
</p>`
const creditsLink = html`<a slot="agent-no_credits" href="#rest">Buy credits</a>`

export const restCases = [
  caseOf('Checking', 'checking'),
  caseOf('Checking, slow', 'checkingLong'),
  caseOf('Not connected', 'disconnected'),
  caseOf('Connected', 'connected'),
  caseOf('Connected, Hub ID only', 'unnamed'),
  caseOf('Connected, agent stopped', 'stopped'),
  caseOf('Connected, agent starting', 'starting'),
  caseOf('Connected, agent stopped with an error', 'errored'),
  caseOf('Connected, started and still stopped', 'stopped', { press: [startAgent] }),
  caseOf('Connected, agent lacks other settings', 'lacking'),
  caseOf('Connected, refresh failing', 'failing'),
  caseOf('Connected, access expired and the agent’s status unknown', 'unreported'),
  caseOf('Agent not started', 'unstarted'),
  caseOf('Agent not started, with the page’s link', 'unstarted', { slots: creditsLink }),
  caseOf('Reconnect kept', 'kept'),
  caseOf('Disconnect failed', 'stuck'),
  caseOf('Disabled', 'disconnected', { properties: { disabled: true } }),
  caseOf('Get help', 'connected', { press: [getHelp] }),
  caseOf('Get help, an answer', 'connected', { press: topic('missingData'), properties: { authMethod: 'own' } }),
  caseOf('Get help, it stopped working while the agent is stopped', 'stopped', { press: topic('stopped') }),
  caseOf('Get help, it stopped working while the agent runs', 'failing', {
    press: topic('stopped'),
    properties: { supportUrl: '/help' },
  }),
  caseOf('Get help, the wrong account', 'connected', { press: topic('account') }),
  caseOf('Get help, removed in HubSpot', 'connected', { press: topic('removed') }),
  caseOf('Get help, no code yet', 'connected', { press: enterCode }),
  caseOf('Get help, a code', 'connected', { press: enterCode, type: 'hubspot_no_permission' }),
  caseOf('Get help, an unknown code', 'connected', { press: enterCode, type: 'scope_drift' }),
  caseOf('Full width, with icon and footer slots', 'connected', { isWide: true, slots: html`${icon}${footer}` }),
]
