/**
 * Sends requests to Wiro: with the API key, signed where there is a secret, within a time limit, and again after a
 * broken connection where the caller allows it. `responses.ts` reads what comes back.
 */
import { isRecord, type Fields } from '../../protocol/parse.js'
import { WiroError } from './errors.js'

export interface WiroTransportOptions {
  apiKey: string
  /** With it every request is signed. */
  apiSecret?: string
  /** Without a slash at its end. */
  baseUrl: string
  fetch: typeof fetch
  /** `fetch` is a function of the host's, which may fail in ways of its own. */
  isHostFetch: boolean
}

/** Sends one POST; resolves to whatever response comes back. */
export type SendToWiro = (path: string, body: Fields, signal: AbortSignal) => Promise<Response>

export function createTransport({ apiKey, apiSecret, baseUrl, fetch }: WiroTransportOptions): SendToWiro {
  const sign = apiSecret === undefined ? undefined : createSigner(apiKey, apiSecret)

  return async (path, body, signal) => {
    const response = await fetch(baseUrl + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-api-key': apiKey,
        ...(await sign?.()),
      },
      body: JSON.stringify(body),
      // A followed redirect would take the key to another origin. Cloudflare Workers do not support 'error'.
      redirect: 'manual',
      signal,
    })
    if (!isResponse(response)) throw new TypeError('fetch resolved to something else than a response')
    return response
  }
}

/** A library's own `Response` is no instance of the platform's. */
const isResponse = (value: unknown): value is Response =>
  isRecord(value) &&
  typeof value.status === 'number' &&
  typeof (value.headers as Headers | undefined)?.get === 'function'

/** Wiro's signature: the hex HMAC-SHA256 of secret and nonce, with the API key as the key. The nonce is a random integer. */
function createSigner(apiKey: string, apiSecret: string): () => Promise<Record<string, string>> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  let key: Promise<CryptoKey> | undefined

  return async () => {
    key ??= crypto.subtle.importKey('raw', encoder.encode(apiKey), algorithm, false, ['sign'])
    const nonce = createNonce()
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, encoder.encode(apiSecret + nonce)))
    return {
      'x-nonce': nonce,
      'x-signature': [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    }
  }
}

/** Returns a random integer of 53 bits, in decimal. */
function createNonce(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return String((high % 2 ** 21) * 2 ** 32 + low)
}

/** Repeats `operation` after a failed connection; never after an answer, nor once `signal` is aborted. */
export async function withRetry<T>(maxAttempts: number, signal: AbortSignal, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    if (error instanceof WiroError || signal.aborted || maxAttempts <= 1) throw error
    return withRetry(maxAttempts - 1, signal, operation)
  }
}

/**
 * Rejects after `timeoutMs`, or when `callerSignal` aborts, even where the host's `fetch` ignores its signal.
 * Node 20 garbage-collects `AbortSignal.any` over `AbortSignal.timeout`, which then never fires; hence the timer.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  callerSignal: AbortSignal | undefined,
  operation: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as WiroError))
  })
  const abortForCaller = () => controller.abort(new WiroError('unavailable', 'client_gone', { status: 499 }))
  const timer = setTimeout(() => controller.abort(new WiroError('endpoint_timeout', 'upstream_timeout')), timeoutMs)
  callerSignal?.addEventListener('abort', abortForCaller)
  if (callerSignal?.aborted) abortForCaller()
  try {
    return await Promise.race([aborted, operation(signal)])
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
    callerSignal?.removeEventListener('abort', abortForCaller)
  }
}
