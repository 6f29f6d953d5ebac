/** Buttons. */
import { css } from 'lit'

export const buttons = css`
  [part~="actions"] { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 16px }
  [part~="button"] {
    box-sizing: border-box;
    min-block-size: var(--wiro-button-height, 36px);
    padding: 7px 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_button-radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: var(--wiro-button-weight, 500);
    cursor: pointer;
  }
  [part~="action"] {
    border-color: transparent;
    background: var(--wiro-button-background, var(--_accent));
    color: var(--wiro-button-text, var(--_accent-text));
  }
  [part~="aside"] { padding-inline: 10px; border-color: transparent; color: var(--_muted) }
  [part~="aside"] + [part~="aside"] { margin-inline-start: -8px }
  [aria-disabled="true"] { pointer-events: none }
  :is(:disabled, [aria-disabled="true"]:not([part~="skeleton"])) { opacity: .5; cursor: default }
  :focus-visible { outline: 2px solid var(--_accent-line); outline-offset: 2px }
  [part~="action"]:focus-visible { outline-color: var(--wiro-focus, var(--_accent)) }
`
