/**
 * Tells apart why no answer of Wiro's arrived, by what the platform throws. Node and Bun throw codes, Deno only messages,
 * and workerd the same message for most failures: what a platform does not tell is `upstream_unreachable`.
 */
import type { ErrorCode } from '../error-codes.js'
import type { ConnectionReason, LogReason } from '../log-reasons.js'
import { causesOf, describeThrown, type ThrownFields } from '../thrown.js'
import { WiroError } from './errors.js'

/** An answer that cannot be decompressed has arrived, and the platform's `fetch` throws all the same. */
type FetchReason = ConnectionReason | 'upstream_unreadable'

/** Codes of Node, of Bun, of OpenSSL and of undici. The first match decides. */
const REASONS_BY_CODE: readonly [RegExp, FetchReason][] = [
  [/^(Z_DATA_ERROR|ERR__ERROR_FORMAT_\w+|ZlibError|(Brotli|Zstd)DecompressionError)$/, 'upstream_unreadable'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'dns_failed'],
  [/^(ECONNREFUSED|ConnectionRefused)$/, 'connection_refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/, 'connection_reset'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'upstream_timeout'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'tls_expired'],
  [/SELF_SIGNED|^UNABLE_TO_(GET_ISSUER|VERIFY)|^CERT_(UNTRUSTED|REJECTED|SIGNATURE_FAILURE)$/, 'tls_untrusted'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'tls_wrong_name'],
  [/^(ERR_(SSL|TLS|OSSL)_|CERT_|CRL_|EPROTO$)/, 'tls_failed'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN|UND_ERR_|HPE_)/, 'upstream_unreachable'],
]

/** What Deno, undici and workerd say where they throw no code. A message is compared and never passed on. */
const REASONS_BY_MESSAGE: readonly [RegExp, FetchReason][] = [
  [/^(Invalid gzip header|brotli error)$/, 'upstream_unreadable'],
  [/dns error|failed to lookup address/i, 'dns_failed'],
  [/connection refused/i, 'connection_refused'],
  [/certificate (has )?expired|certificate not valid yet/i, 'tls_expired'],
  [/certificate not valid for name/i, 'tls_wrong_name'],
  [/invalid peer certificate: .*(UnknownIssuer|CaUsedAsEndEntity)/i, 'tls_untrusted'],
  [/invalid peer certificate|tls handshake|received fatal alert|received corrupt message/i, 'tls_failed'],
  [/connection reset|connection closed before|error reading a body from connection|^terminated$/i, 'connection_reset'],
  [/timed out/i, 'upstream_timeout'],
  [
    /^(fetch failed|Network connection lost\.|internal error; reference = )|error sending request|HTTP\/1\.1 protocol/i,
    'upstream_unreachable',
  ],
]

const CODES_BY_REASON: Partial<Record<LogReason, ErrorCode>> = {
  upstream_timeout: 'endpoint_timeout',
  upstream_unreadable: 'endpoint_bad_answer',
}

/** Returns the error of a call whose `fetch`, or the body of whose response, has thrown. */
export function toConnectionError(thrown: unknown, isHostFetch: boolean): WiroError {
  const reason = findReason(causesOf(thrown))
  // The host's function did not fail as a connection does, so it is the function itself that failed.
  const loggedReason: LogReason = reason ?? (isHostFetch ? 'fetch_failed' : 'upstream_unreachable')
  const code = CODES_BY_REASON[loggedReason] ?? 'unavailable'
  return new WiroError(code, loggedReason, {
    ...(code === 'unavailable' && { status: 502 }),
    thrown: describeThrown(thrown),
  })
}

/** A code is looked for in each error of the chain before any message is. The innermost error says most. */
function findReason(causes: readonly ThrownFields[]): FetchReason | undefined {
  const innermostFirst = causes.toReversed()
  const codes = innermostFirst.map(({ code }) => code)
  const messages = innermostFirst.map(({ message }) => message)
  return firstMatch(codes, REASONS_BY_CODE) ?? firstMatch(messages, REASONS_BY_MESSAGE)
}

const firstMatch = (values: unknown[], rows: typeof REASONS_BY_CODE): FetchReason | undefined =>
  values
    .filter((value) => typeof value === 'string')
    .map((value) => rows.find(([pattern]) => pattern.test(value))?.[1])
    .find((reason) => reason)
