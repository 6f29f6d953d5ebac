/**
 * HubSpot's codes and tokens: a code is exchanged for tokens, tokens are refreshed, and an access token identifies its
 * account. HubSpot's endpoints and Wiro's callback both use these functions.
 */
import { randomId } from '../random-id.js'
import type { Grant, Store } from '../store.js'

export const TOKEN_TTL_MS = 30 * 60_000

export interface TokenPair {
  accessToken: string
  refreshToken: string
  /** Of the access token, in milliseconds since 1970. */
  expiresAt: number
}

/** An error of HubSpot's token endpoint, with HubSpot's own code. */
export class TokenError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface ClientCredentials {
  clientId: string
  clientSecret: string
}

/** Returns an authorization code for what a person just approved. */
export function issueCode(store: Store, grant: Omit<Grant, 'epoch'>): string {
  const code = randomId()
  store.codes.set(code, { ...grant, epoch: store.faults.epoch() })
  return code
}

/**
 * Returns tokens for an authorization code, which can be used once.
 * @throws {TokenError} If the client, the code or the redirect URI is wrong.
 */
export function exchangeCode(store: Store, client: ClientCredentials, code: string, redirectUri: string): TokenPair {
  checkClient(store, client)
  const grant = store.codes.get(code)
  if (grant?.clientId !== client.clientId) throw new TokenError('BAD_AUTH_CODE', 'missing or unknown auth code')
  if (grant.redirectUri !== redirectUri) throw new TokenError('BAD_REDIRECT_URI', 'redirect URI mismatch')
  store.codes.delete(code)
  return issueTokens(store, grant, store.clock.now())
}

/**
 * Returns new tokens for a refresh token, which is then no longer valid.
 * @param at - The time of issue; in the past for a refresh that was due earlier.
 * @throws {TokenError} If the client or the refresh token is wrong.
 */
export function refreshTokens(store: Store, client: ClientCredentials, refreshToken: string, at: number): TokenPair {
  checkClient(store, client)
  const grant = store.refreshTokens.get(refreshToken)
  if (grant?.clientId !== client.clientId || isRevoked(store, grant)) {
    throw new TokenError('BAD_REFRESH_TOKEN', 'missing or invalid refresh token')
  }
  store.refreshTokens.delete(refreshToken)
  return issueTokens(store, grant, at)
}

function isRevoked({ faults }: Store, grant: Grant): boolean {
  return faults.effectAt('refreshToken') !== undefined && grant.epoch < faults.epoch()
}

export function issueTokens(store: Store, grant: Grant, at: number): TokenPair {
  const pair = { accessToken: randomId(), refreshToken: randomId(), expiresAt: at + TOKEN_TTL_MS }
  store.refreshTokens.set(pair.refreshToken, grant)
  store.accessTokens.set(pair.accessToken, { grant, expiresAt: pair.expiresAt })
  return pair
}

/** What HubSpot's access-tokens endpoint returns. */
export interface TokenInfo {
  token: string
  user: string
  /** Contains the account's name, which Wiro hands on as `hubspot_name`. */
  hub_domain: string
  scopes: string[]
  hub_id: number
  app_id: number
  expires_in: number
  user_id: number
  token_type: 'access'
}

/** Returns nothing for a token that is unknown or has expired. */
export function readTokenInfo(store: Store, accessToken: string): TokenInfo | undefined {
  const issued = store.accessTokens.get(accessToken)
  const account = issued && store.accounts.get(issued.grant.portalId)
  const leftMs = issued ? issued.expiresAt - store.clock.now() : 0
  if (!issued || !account || leftMs <= 0 || store.faults.inject('tokenInfo')) return undefined
  return {
    token: accessToken,
    user: 'person@example.com',
    hub_domain: account.name,
    scopes: issued.grant.scopes,
    hub_id: Number(account.portalId),
    app_id: 1,
    expires_in: Math.floor(leftMs / 1000),
    user_id: 1,
    token_type: 'access',
  }
}

function checkClient(store: Store, { clientId, clientSecret }: ClientCredentials): void {
  const app = store.apps.get(clientId)
  if (!app) throw new TokenError('BAD_CLIENT_ID', 'missing or unknown client id')
  if (app.clientSecret !== clientSecret) throw new TokenError('BAD_CLIENT_SECRET', 'missing or invalid client secret')
}
