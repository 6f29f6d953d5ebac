/**
 * What is shown during the first status read: bars in place of the sentences most likely to come. They have the same
 * height in every language, font and width.
 */
import { css } from 'lit'

export const skeleton = css`
  [part~="skeleton"] {
    background: linear-gradient(var(--_tint) 0 0) 0 / 100% 12px no-repeat;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
    -webkit-text-fill-color: transparent;
    user-select: none;
    animation: appear .2s .2s backwards;
  }
  [part~="button"][part~="skeleton"] { border-color: transparent; background: var(--_tint); white-space: nowrap; cursor: default }
  @keyframes appear { from { opacity: 0 } }
  [part~="actions"] [part~="skeleton"] { inline-size: 10.6em; margin: 0; border-radius: var(--_button-radius) }
`
