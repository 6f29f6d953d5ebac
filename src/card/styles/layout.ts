/**
 * The frame, the lines of the card, and what a host puts in their place. A host's own element in a line's place is laid out
 * as that line is.
 */
import { css } from 'lit'

export const layout = css`
  [part~="card"] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 16px;
    padding: var(--wiro-card-padding, 20px);
    border: var(--wiro-card-border, 1px solid var(--_line));
    border-radius: var(--wiro-card-radius, var(--_radius));
    background: var(--wiro-card-background, none);
    box-shadow: var(--wiro-card-shadow, none);
    overflow-wrap: anywhere;
  }
  :host([appearance="inline"]) [part~="card"] { padding: 0; border: 0; border-radius: 0; background: none; box-shadow: none }

  :where([part~="card"] > *, [part~="card"] > slot > *) { grid-column: var(--_column, 2); margin: 0 }
  ::slotted(*) { margin-block: 0 !important }
  [part~="card"] > ::slotted(*) { grid-column: var(--_column, 2); margin-block-start: var(--_gap, 12px) !important }
  [part~="mark"] {
    grid-area: 1 / 1 / span 2;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin-block: 2px;
    border-radius: var(--_button-radius);
    background: var(--wiro-mark-background, var(--_tint));
  }
  [part~="mark"] svg, ::slotted([slot="icon"]) { inline-size: 28px; block-size: 28px }
  [part~="mark"] path + path { fill: var(--_accent) }
  [part~="title"] { font-size: 1.1429em; font-weight: 600; line-height: 1.5; letter-spacing: -.006em }
  [part~="status"] { display: flex; gap: 6px; font-weight: 500 }
  [part~="text"], [part~="note"] { max-inline-size: 38em; text-wrap: pretty; font-variant-numeric: tabular-nums }
  [part~="text"] { margin-block-start: var(--_gap, 12px) }
  [part~="note"] { margin-block-start: 4px; color: var(--_muted) }
  [part~="account"] { font-weight: 500 }

  ::slotted([slot="footer"]) { --_gap: 16px; color: var(--_muted) }
`
