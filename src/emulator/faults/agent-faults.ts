/**
 * The faults of Wiro's agents: a status that is late, tokens that are not refreshed, and credentials that are not
 * saved.
 */
import { WiroError } from '../wiro/wiro-error.js'
import type { Fault } from './injection-points.js'

export const AGENT_FAULTS = {
  'status-lags': {
    description: 'status keeps its former answer for this long after a success',
    point: 'statusLag',
    defaults: { ms: 2000 },
    effect: ({ ms = 0 }) => ms,
  },
  'refresh-failing': {
    description: 'the running agent cannot renew its access',
    point: 'agentRefresh',
    effect: () => 'failing',
  },
  'agent-stopped': {
    description: 'every agent is stopped, however often it is started',
    point: 'agentStatus',
    effect: () => 0,
  },
  'agent-error': {
    description: 'every agent is in error, however often it is started',
    point: 'agentStatus',
    effect: () => 5,
  },
  'agent-setup-required': {
    description: 'every agent lacks other settings: it does not run, and Start is refused',
    point: 'agentSetup',
    effect: () => 'incomplete',
  },
  'start-refused': {
    description: 'Start is refused with this message about credits',
    point: 'startError',
    defaults: { code: 0, text: 'No credits available. Please renew your subscription or purchase extra credits.' },
    effect: ({ code = 0, text = '' }) => new WiroError(code, text),
  },
  'credentials-rejected': {
    description: 'a client ID and secret are refused with this message',
    point: 'credentialsError',
    defaults: { code: 0, text: 'agent-fieldstatus-not-allowed-for-role' },
    effect: ({ code = 0, text = '' }) => new WiroError(code, text),
  },
  'credentials-ignored': {
    description: 'a client ID and secret are accepted, but not saved',
    point: 'credentialsSaved',
    effect: () => 'discarded',
  },
} satisfies Record<string, Fault>
