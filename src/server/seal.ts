/**
 * The seal in a redirect URL: for which agent and flow it was made, what was connected before, and until when. Only this
 * host can make one or read it (AES-GCM), and only beside the redirect URL that it was made for. Nothing is stored: any
 * instance with the same secret opens what another sealed.
 */
import { isFlowId } from '../protocol/relay-messages.js'
import type { Baseline } from '../protocol/endpoint.js'
import { parseJson } from './body.js'

/** What a seal says. */
export interface Claim {
  agent: string
  flow: string
  /** What was connected before. */
  before: Baseline
  /** Milliseconds since 1970. */
  expiresAt: number
}

export interface Seals {
  seal(claim: Claim, redirectUrl: string): Promise<string>
  /** `undefined` for what is no seal of ours for this redirect URL; an expired one is still opened. */
  open(seal: string, redirectUrl: string): Promise<Claim | undefined>
}

/** Characters of the longest seal that is looked at: a guid, a flow, a name of 100 characters, all of it four bytes. */
const longest = 1_200
/** Bytes, as AES-GCM has them. */
const nonceLength = 12

const encoder = new TextEncoder()

/** `secrets`: the first seals, all open, so that one can replace another while flows are under way. */
export function createSeals(secrets: readonly string[]): Seals {
  const keys = secrets.map(keyOf)

  return {
    async seal({ agent, flow, before, expiresAt }, redirectUrl) {
      const { connected, portalId = '', name = '' } = before
      const text = JSON.stringify([agent, flow, expiresAt, connected, portalId, name])
      const iv = crypto.getRandomValues(new Uint8Array(nonceLength))
      const sealed = await crypto.subtle.encrypt(algorithm(iv, redirectUrl), await keys[0]!(), encoder.encode(text))
      return toBase64url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
    },

    async open(seal, redirectUrl) {
      const bytes = fromBase64url(seal)
      if (!bytes) return
      const [iv, sealed] = [bytes.slice(0, nonceLength), bytes.slice(nonceLength)]
      for (const key of keys) {
        const text = await crypto.subtle
          .decrypt(algorithm(iv, redirectUrl), await key(), sealed)
          // Another secret's, another address's, or not a seal at all: which, nobody is told.
          .catch(() => undefined)
        if (text) return read(new TextDecoder().decode(text))
      }
      return
    },
  }
}

const algorithm = (iv: BufferSource, redirectUrl: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(redirectUrl),
})

/** A key of its own, so that what a secret is used for elsewhere tells nothing about it; derived at its first use. */
function keyOf(secret: string): () => Promise<CryptoKey> {
  let key: Promise<CryptoKey> | undefined
  const derive = async () => {
    const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
    const info = encoder.encode('wiro-hubspot-connect seal')
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
    return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
  }
  return () => (key ??= derive())
}

/** What was sealed is ours; what an older version of ours sealed need not be read. */
function read(text: string): Claim | undefined {
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

const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > longest || !/^[\w-]{40,}$/.test(text)) return
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
  } catch {
    return
  }
}

// ── In a URL ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A redirect URL that carries a seal. */
export const withSeal = (redirectUrl: string, seal: string): string =>
  redirectUrl + (redirectUrl.includes('?') ? '&' : '?') + 'seal=' + seal
