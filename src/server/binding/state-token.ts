/**
 * The state token: encrypted claims about a flow in the redirect URL, where its parameter is named `seal`.
 * AES-GCM binds a token to this host's secret and to the redirect URL. Nothing is stored: each instance with the same
 * secret decrypts the tokens of the others.
 */
import type { Baseline } from '../../protocol/parsed-answers.js'
import { parseJson } from '../../protocol/parse.js'
import { isFlowId } from '../../protocol/relay-messages.js'
import { createDerivedKey, fromBase64url, toBase64url } from './crypto.js'

export interface StateClaims {
  /** The agent's guid. */
  agent: string
  flow: string
  /** What was connected when the flow began. */
  before: Baseline
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** A decrypted state token. */
export interface Seal extends StateClaims {
  /** The token's nonce. The same token has several spellings in base64url, but one nonce. */
  id: string
}

export interface StateTokens {
  encrypt(claims: StateClaims, redirectUrl: string): Promise<string>
  /** Resolves to `undefined` for a token of another secret or redirect URL. The caller checks `expiresAt`. */
  decrypt(token: string, redirectUrl: string): Promise<Seal | undefined>
}

/** For so long a seal can keep or undo a connection: Wiro's state lives 15 minutes, and the way back takes its time. */
export const SEAL_TTL_SECONDS = 1_200

/** For so long after that a success that comes back is still reported to the host. */
export const SEAL_LISTEN_SECONDS = 3_600

/** Enough for a guid, a flow id and a name of 100 characters, each of four bytes. */
const MAX_TOKEN_CHARACTERS = 1_200

/** The length that AES-GCM expects. */
const NONCE_BYTES = 12

const isToken = (text: string) => text.length <= MAX_TOKEN_CHARACTERS && /^[\w-]{40,}$/.test(text)

const encoder = new TextEncoder()

/** @param secrets - the first encrypts and all decrypt, so that a secret can be replaced while flows are open. */
export function createStateTokens(secrets: readonly string[]): StateTokens {
  const keys = secrets.map(createKey)

  return {
    async encrypt(claims, redirectUrl) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const text = encoder.encode(serializeClaims(claims))
      const encrypted = await crypto.subtle.encrypt(algorithmFor(nonce, redirectUrl), await keys[0]!(), text)
      return toBase64url(new Uint8Array([...nonce, ...new Uint8Array(encrypted)]))
    },

    async decrypt(token, redirectUrl) {
      const bytes = isToken(token) ? fromBase64url(token) : undefined
      if (!bytes) return
      const [nonce, encrypted] = [bytes.slice(0, NONCE_BYTES), bytes.slice(NONCE_BYTES)]
      for (const key of keys) {
        const text = await crypto.subtle
          .decrypt(algorithmFor(nonce, redirectUrl), await key(), encrypted)
          .catch(() => undefined)
        const claims = text && parseClaims(new TextDecoder().decode(text))
        if (claims) return { ...claims, id: toBase64url(nonce) }
      }
      return
    },
  }
}

/** Returns the redirect URL of a flow: the address of the relay page, with the state token in its query. */
export const withStateToken = (redirectUrl: string, token: string): string =>
  redirectUrl + (redirectUrl.includes('?') ? '&' : '?') + 'seal=' + token

// ── Keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const algorithmFor = (nonce: BufferSource, redirectUrl: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: encoder.encode(redirectUrl),
})

const createKey = (secret: string) =>
  createDerivedKey(secret, 'wiro-hubspot-connect seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])

// ── Serialization ───────────────────────────────────────────────────────────────────────────────────────────────────

const serializeClaims = ({ agent, flow, expiresAt, before: { connected, portalId = '', name = '' } }: StateClaims) =>
  JSON.stringify([agent, flow, expiresAt, connected, portalId, name])

/** The text was encrypted by this package, so only another version of it can have another form. */
function parseClaims(text: string): StateClaims | undefined {
  const [agent, flow, expiresAt, connected, portalId, name] = parseJson(text) as unknown[]
  if (typeof agent !== 'string' || !isFlowId(flow) || typeof expiresAt !== 'number' || typeof connected !== 'boolean') {
    return
  }
  const before = {
    connected,
    ...(portalId ? { portalId: portalId as string } : {}),
    ...(name ? { name: name as string } : {}),
  }
  return { agent, flow, expiresAt, before }
}
