/** The faults of HubSpot: its consent page, its error pages, which send nothing back, and its tokens. */
import type { Fault, FaultAt } from './injection-points.js'

export const HUBSPOT_FAULTS = {
  'scope-mismatch': {
    description: 'the app declares other scopes than Wiro asks for: HubSpot’s error page',
    point: 'consentApp',
    effect: () => (app) => ({ ...app, requiredScopes: app.requiredScopes.slice(1) }),
  },
  'plan-lacks-scope': {
    description: 'the account’s plan lacks a required scope: HubSpot’s error page after the choice',
    point: 'consentAccount',
    effect: () => (account, scopes) => ({ ...account, lacks: scopes }),
  },
  'redirect-mismatch': {
    description: 'the app has another redirect URL registered: HubSpot’s error page',
    point: 'consentApp',
    effect: () => (app) => ({ ...app, redirectUrl: 'https://app.example/callback' }),
  },
  'unknown-client': {
    description: 'HubSpot does not know the client ID: HubSpot’s error page',
    point: 'consentClient',
    effect: () => 'unknown',
  },
  'no-permission': {
    description: 'the person may not install apps: HubSpot’s error page after the choice',
    point: 'consentAccount',
    effect: () => (account) => ({ ...account, mayInstall: false }),
  },
  'link-retired': {
    description: 'the install link is no longer valid: HubSpot’s error page',
    point: 'consentApp',
    effect: () => (app) => ({ ...app, retired: true }),
  },
  'invalid-scope': {
    description: 'a scope name no longer exists: HubSpot’s error page',
    point: 'consentScopes',
    effect: () => 'invalid',
  },
  'hubspot-down': {
    description: 'HubSpot’s consent page is down (503)',
    point: 'consentPage',
    effect: () => 'unavailable',
  },
  'refusal-redirects': {
    description: 'Cancel sends error=access_denied back, where HubSpot is documented to send nothing',
    point: 'consentCancel',
    effect: () => ({ error: 'access_denied' }),
  },
  'consent-coop-same-origin': sendsCoop('same-origin'),
  'consent-coop-same-origin-allow-popups': sendsCoop('same-origin-allow-popups'),
  'consent-coop-noopener-allow-popups': sendsCoop('noopener-allow-popups'),
  'token-info-gone': {
    description: 'HubSpot’s v1 access-tokens endpoint is gone, so the callback ends in internal_error',
    point: 'tokenInfo',
    effect: () => 'not-found',
  },
  'token-revoked': {
    description: 'the approval is revoked in HubSpot: renewing access fails until a new approval',
    point: 'refreshToken',
    effect: () => 'revoked',
  },
} satisfies Record<string, Fault>

/** COOP, the header `Cross-Origin-Opener-Policy`, cuts the window off from the page that opened it. */
function sendsCoop(value: string): FaultAt<'consentHeaders'> {
  return {
    description: `HubSpot’s pages send COOP ${value}`,
    point: 'consentHeaders',
    effect: () => ({ 'cross-origin-opener-policy': value }),
  }
}
