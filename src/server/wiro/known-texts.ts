/**
 * The texts of Wiro's errors that this package knows, by name. Wiro gives most failures the same number, so only the
 * text tells them apart. A log gets the name, and never the text itself: it may quote what was sent.
 */
import { parseErrors } from '../../protocol/wiro-errors.js'

/** The first match decides, so that a longer text stands before a part of it. */
const PATTERNS = {
  project_not_found: /authorization is not found/i,
  signature_missing: /requires signature/i,
  signature_invalid: /authorization is not valid/i,
  ip_not_allowed: /\bip\b.*not allowed/i,
  path_unknown: /error parsing url/i,
  parameter_missing: /request parameter \[.*\] required/i,
  redirect_url_invalid: /invalid redirect url/i,
  credentials_not_configured: /credentials not configured/i,
  field_not_allowed: /fieldstatus-not-allowed/i,
  agent_not_found: /agent not found/i,
  already_running: /already (running|queued|starting)/i,
  already_stopped: /already stopped|in error state/i,
  not_connected: /not connected/i,
  stopping: /stopping/i,
  setup_incomplete: /set-?up/i,
  no_credits: /credits/i,
  no_subscription: /subscription/i,
} satisfies Record<string, RegExp>

/** The name of a text that is known. */
export type KnownText = keyof typeof PATTERNS

const KNOWN_TEXTS = Object.keys(PATTERNS) as KnownText[]

/** Returns the texts in the errors of an answer. A code may be a text too. */
const textsIn = (body: unknown): string[] =>
  parseErrors(body)
    .flatMap(({ code, message }) => [code, message])
    .filter((text) => typeof text === 'string')

/** Returns whether an error of the answer has this text. */
export const hasText = (body: unknown, name: KnownText): boolean =>
  textsIn(body).some((text) => PATTERNS[name].test(text))

/** Returns the name of the first of `names` that an error of the answer has. */
export const findText = (body: unknown, names: readonly KnownText[] = KNOWN_TEXTS): KnownText | undefined =>
  names.find((name) => hasText(body, name))
