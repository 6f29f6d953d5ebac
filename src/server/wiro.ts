/**
 * The calls to Wiro: what sends them, what reads an answer, and which code and reason each failure becomes. It speaks
 * the dialect of the HubSpot endpoints; its methods do not show which. No text of Wiro's leaves this file.
 */
import { parseConnect, parseStatus, succeeded, type AuthMethod, type Code, type Told } from '../protocol.js'
import { causeIn, parseErrors } from '../refusals.js'
import { parseJson, readText } from './body.js'
import { Refusal, type Reason, type RefusalCode } from './refusal.js'

export interface WiroOptions {
  apiKey: string
  /** With it every request is signed. */
  apiSecret?: string
  /** Without a slash at its end. */
  baseUrl: string
  fetch: typeof fetch
  /** Milliseconds for one call, its body and its second attempt included; default 10,000. */
  timeout?: number
  /** Told of an answer that was taken although something about it is odd. */
  notice?: (reason: Reason, agent: string) => void
}

/** Wiro, as far as the handler needs it. Every method rejects with a `Refusal`. */
export interface Wiro {
  /** `signal` ends the read early; nothing is changed by that. */
  status(agent: string, signal?: AbortSignal): Promise<Told>
  /** Resolves to the authorize URL: a URL, not yet one that may be opened. */
  connect(agent: string, redirectUrl: string, authMethod: AuthMethod): Promise<string>
  disconnect(agent: string): Promise<void>
}

type Fields = Record<string, unknown>

export function createWiro(options: WiroOptions): Wiro {
  const send = createSender(options)
  const { timeout = 10_000, notice = () => {} } = options

  /** Only what changes nothing may be asked twice: an idle connection that Wiro has just closed fails at once. */
  const call = (path: string, body: Fields & { userAgentGuid: string }, attempts = 1, outer?: AbortSignal) =>
    within(timeout, outer, async (signal) => {
      const answer = await attempt(attempts, signal, async () => readAnswer(await send(path, body, signal)))
      if ([answer.errors ?? []].flat().length) notice('result_with_errors', body.userAgentGuid)
      return answer
    })

  return {
    async status(agent, signal) {
      const told = parseStatus(await call('/UserAgentOAuth/HubSpotStatus', { userAgentGuid: agent }, 2, signal))
      if (!told) throw unreadable()
      return told
    },
    async connect(agent, redirectUrl, authMethod) {
      const body = { userAgentGuid: agent, redirectUrl, ...(authMethod === 'own' && { authMethod }) }
      const addressed = parseConnect(await call('/UserAgentOAuth/HubSpotConnect', body))
      if (!addressed || !URL.canParse(addressed.url)) throw unreadable()
      return addressed.url
    },
    async disconnect(agent) {
      await call('/UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: agent })
    },
  }
}

// ── Sending ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function createSender({ apiKey, apiSecret, baseUrl, fetch }: WiroOptions) {
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
async function attempt<T>(attempts: number, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
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
async function within<T>(
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

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const longestAnswer = 65_536

const unreadable = (reason: Reason = 'upstream_unreadable') => new Refusal('endpoint_bad_answer', reason)

/** Reads any answer of Wiro's: the fields of one that succeeded, else throws a `Refusal`. */
export async function readAnswer(response: Response): Promise<Fields> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    response.body?.cancel().catch(() => {})
    throw unreadable('upstream_redirect')
  }
  const text = await readText(response.body, longestAnswer)
  if (text === undefined) throw unreadable('upstream_too_large')
  const body = parseJson(text)
  const refusal = refusalOfStatus(response.status, body)
  if (refusal) throw refusal
  if (succeeded(body)) return body
  throw isNo(body) ? refusalOfErrors(body) : unreadable()
}

/** Wiro's no is `result: false`; `"true"` or 1 is another program's answer. */
const isNo = (body: unknown): body is Fields =>
  typeof body === 'object' && body !== null && 'result' in body && body.result === false

/** What the HTTP status alone decides. Otherwise `result` does: Wiro answers nearly everything with 200. */
function refusalOfStatus(status: number, body: unknown): Refusal | undefined {
  if (status === 401) return new Refusal('misconfigured', reasonOf401(body))
  if (status === 404) return new Refusal('misconfigured', 'upstream_404')
  if (status === 429) return new Refusal('unavailable', 'upstream_429')
  if (status >= 500 && !isNo(body)) return new Refusal('unavailable', 'upstream_5xx')
}

/** Wiro tells its four kinds of 401 apart by text alone. */
const texts: [RegExp, Reason][] = [
  [/signature/i, 'signature_required'],
  [/\bip\b.*not allowed/i, 'ip_not_allowed'],
  [/authorization is not/i, 'key_refused'],
]

function reasonOf401(body: unknown): Reason {
  const said = parseErrors(body).map(({ message }) => String(message))
  return texts.find(([pattern]) => said.some((message) => pattern.test(message)))?.[1] ?? 'upstream_401'
}

const numbers: Record<string, Reason> = { 96: 'wiro_96', 97: 'wiro_97', 98: 'wiro_98', 99: 'wiro_99' }

/** The codes that Wiro's errors may lead to, each with the reason where no number says more. */
const named: Partial<Record<Code, [RefusalCode, Reason]>> = {
  useragent_not_found: ['useragent_not_found', 'agent_not_found'],
  invalid_config: ['invalid_config', 'credentials_missing'],
  misconfigured: ['misconfigured', 'redirect_url_refused'],
  unavailable: ['unavailable', 'wiro_error'],
  missing_params: ['missing_params', 'wiro_error'],
  authorization_denied: ['authorization_denied', 'wiro_error'],
  session_expired: ['session_expired', 'wiro_error'],
  token_exchange_failed: ['token_exchange_failed', 'wiro_error'],
}

function refusalOfErrors(body: Fields): Refusal {
  const errors = parseErrors(body)
  const [code, reason] = named[causeIn(body)?.code ?? 'internal_error'] ?? ['internal_error', 'wiro_error']
  const number = errors.map((error) => numbers[`${error.code}`]).find((known) => known)
  return new Refusal(code, number ?? reason)
}
