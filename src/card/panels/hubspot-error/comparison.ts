/** How the scopes and URLs of an error message of HubSpot's differ from those that Wiro asks for. */
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'
import type { ErrorMessage } from './error-message.js'

export interface Comparison {
  /** Scopes that Wiro requires. */
  required: readonly string[]
  /** Scopes that Wiro asks for as optional ones. */
  optional: readonly string[]
  /** Scopes that Wiro does not ask for. */
  other: readonly string[]
  urls: readonly { url: string; isRedirectUrl: boolean }[]
}

/** A pasted text may be anything, so only a part of it is shown. */
const MAX_SCOPES = 14
const MAX_URLS = 2
const MAX_CHARACTERS = 200

export function compareWithWiro({ scopes, urls }: Pick<ErrorMessage, 'scopes' | 'urls'>): Comparison {
  const isAskedFor = (scope: string) => REQUIRED_SCOPES.includes(scope) || OPTIONAL_SCOPES.includes(scope)
  return {
    required: shortened(scopes.filter((scope) => REQUIRED_SCOPES.includes(scope))),
    optional: shortened(scopes.filter((scope) => OPTIONAL_SCOPES.includes(scope))),
    other: shortened(scopes.filter((scope) => !isAskedFor(scope))),
    urls: urls
      .slice(0, MAX_URLS)
      .map((url) => ({ url: url.slice(0, MAX_CHARACTERS), isRedirectUrl: url === REDIRECT_URL })),
  }
}

const shortened = (scopes: string[]): string[] =>
  scopes.slice(0, MAX_SCOPES).map((scope) => scope.slice(0, MAX_CHARACTERS))
