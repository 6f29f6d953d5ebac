/** Lists of choices, and fields to type in. */
import { css } from 'lit'

export const fields = css`
  [part~="choices"] { display: grid; padding: 0; list-style: none; border: 1px solid var(--_line); border-radius: var(--_button-radius) }
  [part~="choices"] li + li { border-block-start: 1px solid var(--_line) }
  [part~="choice"] {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    inline-size: 100%;
    padding: 9px 12px;
    border: 0;
    border-radius: calc(var(--_button-radius) - 1px);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part~="choice"] svg { color: var(--_muted) }
  [part~="choices"]:dir(rtl) svg { scale: -1 1 }

  [part~="field"] { display: grid; gap: 4px; margin-block-start: 8px }
  [part~="setup"] :is([part~="field"], [part~="notice"]) { max-inline-size: 32em }
  [part~="label"] { font-weight: 500 }
  [part~="input"] {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--wiro-button-height, 36px);
    padding: 7px 11px;
    border: 1px solid var(--wiro-input-border, color-mix(in srgb, currentColor 58%, transparent));
    border-radius: var(--_button-radius);
    background: var(--wiro-input-background, none);
    color: inherit;
    font: inherit;
  }
  textarea[part~="input"] { min-block-size: 58px; resize: vertical; field-sizing: content }
  /* The list that opens is the system's own: its colours are too. */
  option { background: Canvas; color: CanvasText }
  [part~="input"]::placeholder { color: var(--_muted); opacity: 1 }
  [part~="input"]:focus-visible { outline-offset: -1px }
  [part~="input"][aria-invalid="true"] { border-color: var(--_negative) }
  [part~="hint"] { color: var(--_muted); font-size: .9286em; line-height: 1.5385 }
  [part~="fault"] { display: flex; gap: 6px; color: var(--_negative) }

  @media (hover: hover) {
    [part~="choice"]:hover { background: var(--_tint) }
  }
  @media (pointer: coarse) { [part~="choice"] { padding-block: 11px } }
  @media (forced-colors: active) {
    [part~="fault"] { font-weight: 600 }
  }
`
