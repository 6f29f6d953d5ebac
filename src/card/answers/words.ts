/**
 * The words of what a pasted text is compared with, in English; a host's own stand under `compared`, by the same names.
 * A hole in a sentence is `{named}`.
 */
export const words = {
  compared: {
    required: 'Wiro requires {scopes}.',
    optional: 'Optional for Wiro: {scopes}.',
    other: 'Wiro doesn’t ask for {scopes}.',
    same: '{url} is Wiro’s redirect URL.',
    differs: '{url} isn’t Wiro’s redirect URL, {ours}.',
  },
}
