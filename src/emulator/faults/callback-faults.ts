/**
 * The faults of Wiro's callback: the errors that it documents, and redirects that reach the page damaged or not at
 * all.
 */
import type { CallbackError, Fault, FaultAt } from './injection-points.js'

export const CALLBACK_FAULTS = {
  missing_params: endsWith('missing_params'),
  authorization_denied: endsWith('authorization_denied'),
  session_expired: endsWith('session_expired'),
  token_exchange_failed: endsWith('token_exchange_failed'),
  useragent_not_found: endsWith('useragent_not_found'),
  invalid_config: endsWith('invalid_config'),
  internal_error: endsWith('internal_error'),

  'landing-elsewhere': {
    description: 'the callback lands on another site (/wiro.ai) instead of the redirect URL',
    point: 'callbackPage',
    effect: () => 'wiro-site',
  },
  'append-question-mark': {
    description: 'the callback appends with a second ? to a redirect URL that has a query',
    point: 'callbackRedirect',
    effect: () => (parts) => ({ ...parts, separator: '?' }),
  },
  'drop-query': {
    description: 'the callback drops the redirect URL’s own query',
    point: 'callbackRedirect',
    effect: () => (parts) => ({ ...parts, url: parts.url.replace(/\?.*$/, '') }),
  },
  'drop-outcome': {
    description: 'the callback adds nothing to the redirect URL',
    point: 'callbackRedirect',
    effect: () => (parts) => ({ ...parts, query: undefined }),
  },
  nameless: {
    description: 'the callback leaves hubspot_name out, as it may once HubSpot’s v1 OAuth ends (February 2027)',
    point: 'callbackName',
    effect: () => 'omitted',
  },
  'callback-query': {
    description: 'the callback appends this text instead of its outcome',
    point: 'callbackQuery',
    defaults: { text: 'hubspot_connected=1' },
    effect: ({ text = '' }) => text,
  },
} satisfies Record<string, Fault>

function endsWith(error: CallbackError): FaultAt<'callbackError'> {
  return { description: `Wiro’s callback answers ${error}`, point: 'callbackError', effect: () => error }
}
