// HubSpot's token side: codes become tokens, tokens are renewed, and a token tells whose it is. The endpoints and Wiro's
// callback use the same functions.
import { randomId, type AppSeed, type Grant, type World } from './store.js'

export const TOKEN_LIFETIME = 30 * 60_000

export interface TokenPair {
  accessToken: string
  refreshToken: string
  expiresAt: number
}

/** HubSpot's refusal, in its own words. */
export class TokenRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface Client {
  clientId: string
  clientSecret: string
}

/** A new grant, waiting for its code to be exchanged. */
export function issueCode(world: World, grant: Omit<Grant, 'serial'>): string {
  const code = randomId()
  world.codes.set(code, { ...grant, serial: world.faults.serial() })
  return code
}

export function exchangeCode(world: World, client: Client, code: string, redirectUri: string): TokenPair {
  checkClient(world, client)
  const grant = world.codes.get(code)
  if (!grant || grant.clientId !== client.clientId)
    throw new TokenRefusal('BAD_AUTH_CODE', 'missing or unknown auth code')
  if (grant.redirectUri !== redirectUri) throw new TokenRefusal('BAD_REDIRECT_URI', 'redirect URI mismatch')
  world.codes.delete(code)
  return issueTokens(world, grant, world.clock.now())
}

/** `at` lies in the past when an agent's own refresh is caught up with. */
export function renewTokens(world: World, client: Client, refreshToken: string, at: number): TokenPair {
  checkClient(world, client)
  const grant = world.refreshTokens.get(refreshToken)
  const revoked = grant && world.faults.peek('token-revoked') && grant.serial < world.faults.serial()
  if (!grant || grant.clientId !== client.clientId || revoked) {
    throw new TokenRefusal('BAD_REFRESH_TOKEN', 'missing or invalid refresh token')
  }
  world.refreshTokens.delete(refreshToken)
  return issueTokens(world, grant, at)
}

export function issueTokens(world: World, grant: Grant, at: number): TokenPair {
  const pair = { accessToken: randomId(), refreshToken: randomId(), expiresAt: at + TOKEN_LIFETIME }
  world.refreshTokens.set(pair.refreshToken, grant)
  world.accessTokens.set(pair.accessToken, { grant, expiresAt: pair.expiresAt })
  return pair
}

export interface TokenInfo {
  token: string
  user: string
  /** Holds the account's name: Wiro shows it as such (seed, Step 6). */
  hub_domain: string
  scopes: string[]
  hub_id: number
  app_id: number
  expires_in: number
  user_id: number
  token_type: 'access'
}

export function tokenInfo(world: World, accessToken: string): TokenInfo | undefined {
  const held = world.accessTokens.get(accessToken)
  const account = held && world.accounts.get(held.grant.portalId)
  const left = held ? held.expiresAt - world.clock.now() : 0
  if (!held || !account || left <= 0 || world.faults.take('token-info-gone')) return undefined
  return {
    token: accessToken,
    user: 'person@example.com',
    hub_domain: account.name,
    scopes: held.grant.scopes,
    hub_id: Number(account.portalId),
    app_id: 1,
    expires_in: Math.floor(left / 1000),
    user_id: 1,
    token_type: 'access',
  }
}

/** POST …/token, as a form. Both of HubSpot's versions answer alike here. */
export async function answerToken(world: World, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const client = { clientId: form.get('client_id') ?? '', clientSecret: form.get('client_secret') ?? '' }
  try {
    return Response.json(tokenAnswer(world, form, client))
  } catch (error) {
    if (!(error instanceof TokenRefusal)) throw error
    return Response.json({ status: error.code, message: error.message }, { status: 400 })
  }
}

function tokenAnswer(world: World, form: URLSearchParams, client: Client): object {
  const pair = pairFor(world, form, client)
  return {
    token_type: 'bearer',
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    expires_in: TOKEN_LIFETIME / 1000,
  }
}

function pairFor(world: World, form: URLSearchParams, client: Client): TokenPair {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(world, client, form.get('code') ?? '', form.get('redirect_uri') ?? '')
    case 'refresh_token':
      return renewTokens(world, client, form.get('refresh_token') ?? '', world.clock.now())
    default:
      throw new TokenRefusal('BAD_GRANT_TYPE', 'missing or unknown grant type')
  }
}

/** GET /oauth/v1/access-tokens/<token> */
export function answerTokenInfo(world: World, accessToken: string): Response {
  const info = tokenInfo(world, accessToken)
  return info ? Response.json(info) : Response.json({ status: 'error', message: 'token not found' }, { status: 404 })
}

function checkClient(world: World, client: Client): void {
  const app: AppSeed | undefined = world.apps.get(client.clientId)
  if (!app) throw new TokenRefusal('BAD_CLIENT_ID', 'missing or unknown client id')
  if (app.clientSecret !== client.clientSecret)
    throw new TokenRefusal('BAD_CLIENT_SECRET', 'missing or invalid client secret')
}
