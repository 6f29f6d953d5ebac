/** On demand: problems, and the "What did HubSpot show?" list. */
export const moreStyles = `
  [part~="actions"]:empty { display: none }
  [part~="removal"] { border-color: transparent; background: var(--wiro-removal-background, #c92a2a); color: #fff }
  [part~="removal"]:focus-visible { outline-color: var(--wiro-focus, var(--_accent)) }

  [part~="body"] { display: grid; gap: 8px; margin-block-start: 16px }
  [part~="body"] :is(p, ul, ol, pre) { margin: 0 }
  [part~="status"] + [part~="body"] { margin-block-start: 12px }
  [part~="heading"] { font-size: 1em; font-weight: 600 }
  [part~="owner"] { font-weight: 500 }
  [part~="steps"] { max-inline-size: 38em }
  :is(ol, ul)[part~="steps"] { display: grid; gap: 4px; padding-inline-start: 1.4286em }
  [part~="owner"] + [part~="steps"] { margin-block-start: -4px }
  [part~="steps"] ::marker { color: var(--_muted); font-variant-numeric: tabular-nums }

  [part~="link"] {
    display: inline-block;
    margin-block: -2px;
    padding: 2px 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  [part~="link"] svg { inline-size: .8572em; margin-inline-start: 4px; vertical-align: top }

  [part~="notice"] {
    display: flex;
    gap: 8px;
    margin-block-start: 12px;
    padding: 10px 12px;
    border-radius: var(--_button-radius);
    background: var(--_tint);
  }
  [part~="notice"] svg { color: var(--_caution) }

  [part~="code"] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: baseline;
    margin-block-start: 12px;
    color: var(--_muted);
    font-size: .8572em;
    line-height: 1.6667;
  }
  code, pre { font: .9286em / 1.5385 var(--wiro-font-mono, ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace) }

  /* What did HubSpot show? */
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

  /* Fields */
  [part~="field"] { display: grid; gap: 4px; margin-block-start: 8px }
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
  [part~="input"]:focus-visible { outline-offset: -1px }
  /* The list that opens is the system's own: its colours are too. */
  option { background: Canvas; color: CanvasText }

  /* For the developer who has not finished embedding */
  [part~="developer"] { padding: 12px; border: 1px dashed var(--wiro-input-border, color-mix(in srgb, currentColor 58%, transparent)); border-radius: var(--_button-radius) }

  @media (hover: hover) {
    [part~="removal"]:hover:enabled { background: color-mix(in oklab, var(--wiro-removal-background, #c92a2a) 88%, #000) }
    [part~="link"]:hover { text-decoration-color: currentColor }
    [part~="choice"]:hover { background: var(--_tint) }
  }
  @media (pointer: coarse) { [part~="choice"] { padding-block: 11px } }
  @media (forced-colors: active) {
    [part~="notice"] { outline: 1px solid }
  }
`
