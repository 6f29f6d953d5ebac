/** How the card adapts to its width, the pointer, and the person’s preferences. Comes last. */
import { css } from 'lit'

export const adaptations = css`
  @container (inline-size < 24em) {
    [part~="card"] { --_column: 1 / -1; column-gap: 12px; padding: var(--wiro-card-padding, 16px) }
    [part~="title"], [part~="status"] { --_column: 2 }
    [part~="button"] { flex: 1 1 100% }
    [part~="aside"] { flex-basis: auto }
  }
  @container (inline-size >= 46em) {
    :host([appearance="inline"]) [data-row] { --_column: 2 / 4; --_gap: 0; grid-template-columns: auto auto minmax(0, 1fr) auto; column-gap: 12px }
    :host([appearance="inline"]) [data-row] > [part~="mark"] { margin-inline-end: 4px }
    :host([appearance="inline"]) [data-row] > [part~="title"] { grid-column: 2 }
    :host([appearance="inline"]) [data-row] > [part~="status"] { grid-area: 1 / 3; align-self: center }
    :host([appearance="inline"]) [data-row] [part~="note"] { margin: 0 }
    :host([appearance="inline"]) [data-row] > [part~="actions"] { grid-area: 1 / 4 / span 3; align-self: start; margin-top: 4px; margin-inline-start: 12px }
    :host([appearance="inline"]) [part~="aside"]:last-child { margin-inline-end: -10px }
  }
  @media (hover: hover) {
    [part~="button"]:hover:enabled { background: var(--_tint) }
    [part~="action"]:hover:enabled { background: color-mix(in oklab, var(--wiro-button-background, var(--_accent)) 88%, var(--_accent-shade)) }
    [part~="aside"]:hover:enabled { color: inherit }
  }
  @media (prefers-contrast: more) { :host { --_muted: currentColor; --_line: currentColor; --_edge: currentColor } }
  @media (pointer: coarse) { [part~="button"] { min-block-size: 40px } }
  @media (prefers-reduced-motion: reduce) { svg, [part~="skeleton"] { animation: none !important } }
  @media (forced-colors: active) {
    svg, [part~="mark"] path + path { fill: CanvasText }
    [part~="mark"] { border: 1px solid }
    [part~="skeleton"] { visibility: hidden }
    [part~="button"] { border-color: ButtonText; margin: 0 !important }
    [part~="action"]:enabled { forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText }
    :is(:disabled, [aria-disabled="true"]) { opacity: 1 !important; border-color: GrayText; color: GrayText }
  }
`
