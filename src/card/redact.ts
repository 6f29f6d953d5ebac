/**
 * Removes secrets from text that a person sends to somebody else: values behind a name such as `token`, in the spelling
 * of a query, a header, JSON or a path, and values that show by their form what they are. Names, scopes, portal ids and
 * the codes of errors stay.
 */

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Confidential with any letters in front of them: `accessToken`, `client_secret`, `PHPSESSID`. */
const WORD_END = 'secret|password|pwd|token|jwt|signature|sess(?:ion)?[\\s_-]?id|api(?:[\\s_-]|%..)?key'
/** Confidential as a word of its own: `connect.sid`, `x-auth`. */
const WORD = 'sid|session|key|sig|auth|authorization|seal'
/** Confidential alone, or behind a word of OAuth's: `country_code` is not. */
const WHOLE_NAME = '(?:o?auth_?|session_)?(?:code|state)'

/** One character, encoded once or more often. */
const ENCODED = '%(?:25)*[\\da-f]{2}'
const SECRET_NAME = `(?:${WORD_END}|(?:^|[^a-z\\d]|${ENCODED})(?:${WORD}))s?(?:]|%5D)?`
const NAME = `(?:${SECRET_NAME}|(?:^|[^\\w.-]|${ENCODED})${WHOLE_NAME})`

const CONFIDENTIAL_PARAMETER = new RegExp(`^(?:hubspot_.*|.*${SECRET_NAME}|${WHOLE_NAME})$`, 'is')

/** Returns whether the value of a URL's parameter is not for other eyes, by the parameter's name. */
export const isConfidentialParameter = (name: string): boolean => CONFIDENTIAL_PARAMETER.test(name)

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What may stand between a name and its value: `=`, `: `, `":"` and the like. */
const SEPARATOR = '(?:\\\\*["\'”’]|%22)?\\s*(?:=>?|:|%3A)\\s*'
const ENCODED_EQUALS = '%(?:25)*3D'

const QUOTED = `"(?:[^"\\\\]|\\\\.)*|'(?:[^'\\\\]|\\\\.)*|\\\\+"[^"\\\\]*|“[^”]*|%22(?:(?!%22)[^\\s&])*`
/** Ends at the next parameter, also at one behind a second question mark, and at the punctuation of a sentence. */
const UNQUOTED = `(?:(?!\\?[\\w.-]+=|[,;](?:\\s|$))[^\\s&#"'“”<>])+`
/** Ends at an encoded `&`, `#`, blank or quote. */
const IN_ENCODED_QUERY = `(?:(?!%(?:25)*2[0236])[^\\s&#"'“”<>])+`

/** A number of an error, or words: `403`, `BAD_CLIENT_ID`. A secret has a digit, or letters in no order. */
const isErrorCode = (value: string): boolean =>
  /^["'“\\]*(\d{1,5}|([A-Z]?[a-z]+|[A-Z]+)([_-]([A-Z]?[a-z]+|[A-Z]+))*)\.?$/.test(value)

/** What follows such a name in a path that holds no secret: `/auth/v1`, `/password/reset`. */
const isRoute = (segment: string): boolean => /^(?:[A-Z]?[a-z-]+\d?|v\d+)$/.test(segment)

const removeValue = (head: string, value: string): string => head + /^(?:\\*["'“]|%22)?/.exec(value)![0] + '…'

type Rule = [pattern: RegExp, replace: (match: string, head: string, value: string) => string]

/** Each rule sees what the rules before it left. */
const RULES: Rule[] = [
  // The credentials in a URL.
  [/(\b[a-z][\w+.-]*:\/\/)[^\s/?#"'<>]+@/gi, (_, scheme) => scheme + '…@'],
  [/\b(bearer(?:\s+|%20|\+))(?!(?:token|auth\w*|is|was|of)\b)[^\s,;"'“”<>]+/gi, (_, scheme) => scheme + '…'],
  // HubSpot's private app tokens, and JSON web tokens.
  [/\b(pat-)(?=[\w-]*\d)[\w-]+/gi, (_, head) => head + '…'],
  [/\beyJ[\w-]+\.[\w.-]+/g, () => '…'],
  [new RegExp(`(${NAME}${ENCODED_EQUALS})(${IN_ENCODED_QUERY})`, 'gi'), (_, head, value) => removeValue(head, value)],
  [
    new RegExp(`(${NAME}${SEPARATOR})(${QUOTED}|${UNQUOTED})`, 'gi'),
    (match, head, value) => {
      const isHonest = /^bearer$/i.test(value) || (/(code|state)[^=]*$/i.test(head) && isErrorCode(value))
      return isHonest ? match : removeValue(head, value)
    },
  ],
  [
    new RegExp(
      `(/(?:[\\w.-]*(?:${WORD_END})|(?:[\\w-]*[._-])?(?:${WORD}|${WHOLE_NAME}))s?/)([^\\s/?#,;"'“”<>]+)`,
      'gi',
    ),
    (match, head, value) => (isRoute(value) ? match : removeValue(head, value)),
  ],
]

/** Returns the text with `…` in the place of each secret. */
export const redactSecrets = (text: string): string =>
  RULES.reduce((result, [pattern, replace]) => result.replace(pattern, replace), text)
