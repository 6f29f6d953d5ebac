/** The shape beside the status, and its colour by tone. */
import { css } from 'lit'

export const status = css`
  svg { flex: none; inline-size: 1.1429em; block-size: 1lh; fill: currentColor; fill-rule: evenodd }
  [part~="status"] svg { color: var(--_tone, var(--_muted)) }
  [data-tone="positive"] { --_tone: var(--_positive) }
  [data-tone="caution"] { --_tone: var(--_caution) }
  [data-tone="busy"] { --_tone: var(--_accent-line) }
  [data-tone="busy"] [part~="status"] svg { animation: turn .9s linear infinite }
  @keyframes turn { to { rotate: 1turn } }
`
