/**
 * HubSpot's token endpoints over HTTP: `POST …/token`, the same in HubSpot's versions 1 and 3, and `GET
 * /oauth/v1/access-tokens/<token>`.
 */
import {
  exchangeCode,
  readTokenInfo,
  refreshTokens,
  TOKEN_TTL_MS,
  TokenError,
  type ClientCredentials,
  type TokenPair,
} from './tokens.js'
import type { Store } from '../store.js'

/** Takes a form as in RFC 6749, with the client's credentials in it. */
export async function handleToken(store: Store, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const client = { clientId: form.get('client_id') ?? '', clientSecret: form.get('client_secret') ?? '' }
  try {
    return tokenResponse(grantTokens(store, form, client))
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    return Response.json({ status: error.code, message: error.message }, { status: 400 })
  }
}

function tokenResponse({ accessToken, refreshToken }: TokenPair): Response {
  return Response.json({
    token_type: 'bearer',
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: TOKEN_TTL_MS / 1000,
  })
}

function grantTokens(store: Store, form: URLSearchParams, client: ClientCredentials): TokenPair {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(store, client, form.get('code') ?? '', form.get('redirect_uri') ?? '')
    case 'refresh_token':
      return refreshTokens(store, client, form.get('refresh_token') ?? '', store.clock.now())
    default:
      throw new TokenError('BAD_GRANT_TYPE', 'missing or unknown grant type')
  }
}

export function handleTokenInfo(store: Store, accessToken: string): Response {
  const info = readTokenInfo(store, accessToken)
  return info ? Response.json(info) : Response.json({ status: 'error', message: 'token not found' }, { status: 404 })
}
