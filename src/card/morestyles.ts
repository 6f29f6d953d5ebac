/** On demand: problems, the "What did HubSpot show?" list, and setting up an own app. */
export const moreStyles = `
  [part~="actions"]:empty { display: none }
  [part~="removal"] { border-color: transparent; background: var(--wiro-removal-background, #c92a2a); color: #fff }
  [part~="removal"]:focus-visible { outline-color: var(--wiro-focus, var(--_accent)) }

  [part~="body"] { display: grid; gap: 8px; margin-block-start: 16px }
  [part~="body"] :is(p, ul, ol, pre), [part~="setup"] :is(p, pre) { margin: 0 }
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

  /* For the developer who has not finished embedding */
  [part~="developer"] { padding: 12px; border: 1px dashed var(--wiro-input-border, color-mix(in srgb, currentColor 58%, transparent)); border-radius: var(--_button-radius) }

  /* Fields */
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

  /* Setting up an own app */
  [part~="setup"] { grid-column: 1 / -1 !important; display: grid; gap: 24px; margin: 24px 0 4px; padding: 0; list-style: none; counter-reset: step }
  [part~="step"] { position: relative; display: grid; gap: 8px; padding-inline-start: 56px; counter-increment: step }
  [part~="step"]::before {
    content: counter(step);
    position: absolute;
    inset-inline-start: 8px;
    inset-block-start: -2px;
    inline-size: 24px;
    border-radius: 12px;
    background: var(--_tint);
    font-size: .8572em;
    font-weight: 600;
    line-height: 24px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  [part~="step"] > p { max-inline-size: 38em; color: var(--_muted) }
  [part~="step"] > p:not([part]) { margin-block-start: -8px }
  [part~="step"] > [part~="heading"] { color: inherit }
  [part~="step"] > form { display: grid; gap: 8px }
  [part~="file"] { overflow: hidden; border-radius: var(--_button-radius); background: var(--_tint) }
  [part~="file"] > div { display: flex; flex-wrap: wrap; gap: 0 4px; align-items: center; padding-block-start: 4px; padding-inline: 12px 4px }
  [part~="file"] > div > :first-child { flex: 1 1 auto; color: var(--_muted); font-size: .8572em; font-weight: 500 }
  [part~="file"] pre { max-block-size: 200px; padding: 4px 12px 12px; overflow: auto; white-space: pre-wrap }
  [part~="file"] pre:focus-visible { outline-offset: -2px }
  [part~="small"] { flex: none; min-block-size: 28px; padding: 3px 8px; font-size: .8572em }
  [part~="file"] [part~="aside"] + [part~="aside"] { margin-inline-start: -4px }
  [part~="pair"] { display: grid; gap: 8px; align-items: start }
  [part~="pair"] pre { max-block-size: none }

  @container (inline-size < 24em) {
    [part~="step"] { padding-inline-start: 0 }
    [part~="step"]::before { inset-inline-start: 0 }
    [part~="step"] > [part~="heading"] { padding-inline-start: 32px }
    [part~="step"] > p:not([part]) { margin-block-start: -4px }
    [part~="small"] { flex: none }
    [part~="file"] > div:has(> :nth-child(3)) > :first-child { flex-basis: 100%; margin-block-start: 4px }
    [part~="file"] > div > :nth-child(2):not(:last-child) { margin-inline-start: -8px }
  }
  @container (inline-size >= 44em) {
    [part~="pair"] { grid-template-columns: 1fr 1fr }
  }

  @media (hover: hover) {
    [part~="removal"]:hover:enabled { background: color-mix(in oklab, var(--wiro-removal-background, #c92a2a) 88%, #000) }
    [part~="link"]:hover { text-decoration-color: currentColor }
    [part~="choice"]:hover { background: var(--_tint) }
  }
  @media (pointer: coarse) { [part~="small"] { min-block-size: 32px } [part~="choice"] { padding-block: 11px } }
  @media (forced-colors: active) {
    [part~="notice"], [part~="file"], [part~="step"]::before { outline: 1px solid }
    [part~="fault"] { font-weight: 600 }
  }
`
