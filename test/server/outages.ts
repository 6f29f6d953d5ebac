/**
 * Outages that somebody on call has to tell apart by the default log line alone: what the line holds, what that means and
 * what to do. docs/logging.md has them as a table, and outages.test.ts causes each.
 */
import type { LogEntry } from '../../src/server/log.js'

type Line = Pick<LogEntry, 'reason' | 'because' | 'thrown'> & { wiro?: Partial<LogEntry['wiro']> }

export interface Outage {
  /** What the default log line holds besides the code, the action, the agent and the path. Without `thrown`, that varies. */
  line: Line
  meaning: string
  remedy: string
}

export const OUTAGES = {
  closedPort: {
    line: { reason: 'connection_refused', thrown: 'ECONNREFUSED' },
    meaning: 'Nothing listens at the address in `baseUrl`, or a firewall refuses.',
    remedy: 'Check `baseUrl`, your firewall and your proxy.',
  },
  unknownName: {
    line: { reason: 'dns_failed' },
    meaning: 'The name in `baseUrl` does not resolve.',
    remedy: 'Check `baseUrl` and your DNS.',
  },
  expiredCertificate: {
    line: { reason: 'tls_expired', thrown: 'CERT_HAS_EXPIRED' },
    meaning: 'The certificate has expired.',
    remedy: "Check your server's clock. If it is right, ask Wiro.",
  },
  selfSignedCertificate: {
    line: { reason: 'tls_untrusted', thrown: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    meaning: 'A proxy opens TLS, or something else answers.',
    remedy: "Add your proxy's CA: `NODE_EXTRA_CA_CERTS`.",
  },
  wrongName: {
    line: { reason: 'tls_wrong_name', thrown: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    meaning: "The certificate is another host's.",
    remedy: 'Check `baseUrl` and your DNS.',
  },
  resetAmidAnswer: {
    line: { reason: 'connection_reset' },
    meaning: 'The connection broke before the answer was complete.',
    remedy: 'Wait. If it lasts, check your proxy, then ask Wiro.',
  },
  noAnswer: {
    line: { reason: 'upstream_timeout' },
    meaning: 'Wiro takes connections and does not answer.',
    remedy: 'Wait. If it lasts, ask Wiro.',
  },
  proxyPage: {
    line: { reason: 'upstream_5xx', wiro: { status: 502, body: 'html' } },
    meaning: 'A proxy, or a server in front of Wiro, answers with a page.',
    remedy: 'Check your proxy. If you have none, ask Wiro.',
  },
  tooManyRequests: {
    line: { reason: 'upstream_429', wiro: { status: 429, body: 'empty' } },
    meaning: 'Wiro got too many requests. Cards wait as long as it says.',
    remedy: 'Set `limit`.',
  },
  wrongKey: {
    line: { reason: 'key_refused', wiro: { status: 401, number: 0, text: 'project_not_found' } },
    meaning: 'Wiro does not know the key.',
    remedy: 'Set the right `apiKey`.',
  },
  wrongSecret: {
    line: { reason: 'signature_refused', wiro: { status: 401, number: 0, text: 'signature_invalid' } },
    meaning: 'Wiro knows the key; the secret is wrong.',
    remedy: 'Set the right `apiSecret`.',
  },
  retiredPath: {
    line: { reason: 'upstream_404', wiro: { status: 404, number: 0, text: 'path_unknown' } },
    meaning: 'Wiro answers, and no longer has this call.',
    remedy: 'Remove `dialect`, and check the path in `baseUrl`.',
  },
  brokenFetch: {
    line: { reason: 'fetch_failed', thrown: 'TypeError' },
    meaning: 'Your own `fetch` has a bug.',
    remedy: 'Correct the function.',
  },
  hangingStore: {
    line: { reason: 'store_failed', because: 'host_timeout' },
    meaning: 'Your `store` gave no answer in 5 seconds.',
    remedy: 'Check that its database can be reached.',
  },
} satisfies Record<string, Outage>
