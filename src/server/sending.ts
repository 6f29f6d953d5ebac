/**
 * How Wiro is asked: with the key, signed where there is a secret, never for longer than allowed, and never twice but
 * where a call changes nothing. What comes back is read in `reading.ts`.
 */
import { Refusal } from './refusal.js'

type Fields = Record<string, unknown>

export interface Connection {
  apiKey: string
  /** With it every request is signed. */
  apiSecret?: string
  /** Without a slash at its end. */
  baseUrl: string
  fetch: typeof fetch
}

export function createSender({ apiKey, apiSecret, baseUrl, fetch }: Connection) {
  const sign = apiSecret === undefined ? undefined : createSigner(apiKey, apiSecret)

  return async (path: string, body: Fields, signal: AbortSignal): Promise<Response> =>
    fetch(baseUrl + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-api-key': apiKey,
        ...(await sign?.()),
      },
      body: JSON.stringify(body),
      // Not followed, or the key would go to the other origin too. Workers do not know 'error'.
      redirect: 'manual',
      signal,
    })
}

/** Wiro's signature: hex HMAC-SHA256 over secret and nonce, keyed with the API key; the nonce is a random integer. */
function createSigner(apiKey: string, apiSecret: string): () => Promise<Record<string, string>> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  let key: Promise<CryptoKey> | undefined

  return async () => {
    key ??= crypto.subtle.importKey('raw', encoder.encode(apiKey), algorithm, false, ['sign'])
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
    const nonce = String((high % 2 ** 21) * 2 ** 32 + low)
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, encoder.encode(apiSecret + nonce)))
    return {
      'x-nonce': nonce,
      'x-signature': [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    }
  }
}

/** Asks again after a failed connection, never after an answer and never once the time is over. */
export async function attempt<T>(attempts: number, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal || signal.aborted || attempts <= 1) throw error
    return attempt(attempts - 1, signal, ask)
  }
}

/**
 * Ends `work` after some milliseconds or with `outer`, even where a host's own `fetch` does not listen to signals.
 * By hand: on Node 20 `AbortSignal.any` over `AbortSignal.timeout` is lost to garbage collection and never fires.
 */
export async function within<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController()
  const ended = new Promise<never>((_, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason as Refusal))
  })
  const leave = () => end.abort(new Refusal('unavailable', 'client_gone', { status: 499 }))
  const timer = setTimeout(() => end.abort(new Refusal('endpoint_timeout', 'upstream_timeout')), milliseconds)
  outer?.addEventListener('abort', leave)
  if (outer?.aborted) leave()
  try {
    return await Promise.race([ended, work(end.signal)])
  } catch (error) {
    if (end.signal.aborted) throw end.signal.reason
    // Whatever else `fetch` throws is a connection that failed; its text is not passed on.
    throw error instanceof Refusal ? error : new Refusal('unavailable', 'upstream_unreachable', { status: 502 })
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', leave)
  }
}
