/**
 * What an endpoint's answer is, where it names no code: most often a login, a firewall or a framework answered in place of
 * the server route. Loaded when an endpoint has refused.
 */
import type { Code } from '../protocol/codes.js'
import { parseJson } from '../protocol/parse.js'

/** An answer of the endpoint, with its body as text. */
export interface EndpointAnswer {
  response: Response
  text: string
}

/** A keyword for the console and the details, where it stands behind the HTTP status. */
export type AnswerKind =
  | 'redirect'
  /** A bot protection asks for a browser. */
  | 'bot challenge'
  /** A check against cross-site request forgery misses its token. */
  | 'CSRF refusal'
  | 'empty body'
  /** A page with a form, as a login has. */
  | 'login form'
  | 'HTML page'
  /** JSON with something before or behind it. */
  | 'text around JSON'
  | 'JSON without a known code'
  | 'text'

/** Headers by which Cloudflare, Vercel and AWS mark what their bot protections answer. */
const CHALLENGE_HEADERS = ['cf-mitigated', 'x-vercel-mitigated', 'x-amzn-waf-action']

/** How frameworks name that check and its token, in texts and in error codes. */
const CSRF = /[cx]srf|forgery|authenticity.?token|nonce/i

const isHtml = (text: string): boolean => /^\s*</.test(text)

export function kindOf({ response, text }: EndpointAnswer, body: unknown): AnswerKind {
  const { type, status, headers } = response
  if (type === 'opaqueredirect') return 'redirect'
  if (CHALLENGE_HEADERS.some((name) => headers.has(name))) return 'bot challenge'
  if (isCsrfRefusal(status, text)) return 'CSRF refusal'
  if (body !== undefined) return 'JSON without a known code'
  if (!text.trim()) return 'empty body'
  // PHP's warnings, byte order marks, JSONP, the output of debuggers.
  if (parseJson(/\{[^]*\}/.exec(text)?.[0] ?? '')) return 'text around JSON'
  if (!isHtml(text)) return 'text'
  return /<form\b|type=["']?password/i.test(text) ? 'login form' : 'HTML page'
}

/** Laravel answers 419, Rails 422 with a page. An app's pages name their token on every page, so a page's text tells less. */
function isCsrfRefusal(status: number, text: string): boolean {
  if (isHtml(text) && status !== 400) return status === 419 || status === 422
  return status === 419 || (status >= 400 && status < 500 && CSRF.test(text))
}

/** A page where the server route would answer with JSON, or by the status alone. */
const isPage = (kind: AnswerKind): boolean => kind === 'HTML page' || kind === 'login form'

const CODES_BY_HTTP_STATUS: Record<number, Code | undefined> = {
  401: 'signed_out',
  408: 'endpoint_timeout',
  429: 'rate_limited',
  504: 'endpoint_timeout',
}

/** Returns the code of an answer that names none. */
export function codeOfKind(kind: AnswerKind, { ok, status }: Pick<Response, 'ok' | 'status'>): Code {
  if (kind === 'redirect' || (ok && kind === 'login form')) return 'signed_out'
  if (kind === 'bot challenge' || kind === 'CSRF refusal') return 'request_blocked'
  if (status === 403 && kind !== 'text around JSON') return isPage(kind) ? 'request_blocked' : 'forbidden'
  return CODES_BY_HTTP_STATUS[status] ?? 'endpoint_bad_answer'
}
