/**
 * First load: everything a person sees before asking for more. Public variable, then general variable, then value;
 * private ones start with --_ . Parts carry the styles, so that a host can reach whatever we can.
 */
export const styles = `
  :host {
    --_accent: var(--wiro-accent, #3b5bdb);
    --_accent-text: var(--wiro-accent-text, #fff);
    --_accent-shade: #000;
    --_accent-line: var(--wiro-focus, color-mix(in oklab, var(--_accent) 75%, currentColor));
    --_muted: var(--wiro-muted, color-mix(in srgb, currentColor 78%, transparent));
    --_line: var(--wiro-line, color-mix(in srgb, currentColor 16%, transparent));
    --_edge: var(--wiro-line, color-mix(in srgb, currentColor 24%, transparent));
    --_tint: var(--wiro-tint, color-mix(in srgb, currentColor 6%, transparent));
    --_positive: var(--wiro-positive, color-mix(in oklab, #12a150 75%, currentColor));
    --_caution: var(--wiro-caution, color-mix(in oklab, #d97706 75%, currentColor));
    --_negative: var(--wiro-negative, color-mix(in oklab, #dc2f2f 75%, currentColor));
    --_radius: var(--wiro-radius, 12px);
    --_button-radius: var(--wiro-button-radius, calc(var(--_radius) * 2 / 3));
    display: block;
    container-type: inline-size;
    min-inline-size: min(15rem, 100%);
    color: var(--wiro-text, inherit);
    font-size: var(--wiro-font-size, max(.875rem, .875em));
    line-height: 1.4286;
    text-align: start;
  }
  :host([hidden]) { display: none }

  @supports (color: color(from red xyz-d65 x y z)) {
    /* text: white where it reaches 4.5:1 on the accent, otherwise black; shade: the other of the two, for hover */
    :host {
      --_accent-shade: color(from var(--_accent) xyz-d65
        clamp(0, (y - .18333) * 1e5, .9505) clamp(0, (y - .18333) * 1e5, 1) clamp(0, (y - .18333) * 1e5, 1.089));
      --_accent-text: var(--wiro-accent-text, color(from var(--_accent) xyz-d65
        clamp(0, (.18333 - y) * 1e5, .9505) clamp(0, (.18333 - y) * 1e5, 1) clamp(0, (.18333 - y) * 1e5, 1.089)));
    }
  }

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

  /* Where a host's own element stands in a line's place, it is laid out as that line is. */
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

  svg { flex: none; inline-size: 1.1429em; block-size: 1lh; fill: currentColor; fill-rule: evenodd }
  [part~="status"] svg { color: var(--_tone, var(--_muted)) }
  [data-tone="positive"] { --_tone: var(--_positive) }
  [data-tone="caution"] { --_tone: var(--_caution) }
  [data-tone="negative"] { --_tone: var(--_negative) }
  [data-tone="busy"] { --_tone: var(--_accent-line) }
  [data-tone="busy"] [part~="status"] svg { animation: turn .9s linear infinite }
  @keyframes turn { to { rotate: 1turn } }

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

  /* The sentence that is most likely to come, painted as bars: the same height in every language, font and width. */
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

  ::slotted([slot="footer"]) { --_gap: 16px; color: var(--_muted) }

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
