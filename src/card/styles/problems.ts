/** Problems: the tone of an error, what to do, notices, links, the line with the code, and the developer’s hint. */
import { css } from 'lit'

export const problems = css`
  :host { --_negative: var(--wiro-negative, color-mix(in oklab, #dc2f2f 75%, currentColor)) }
  [data-tone="negative"] { --_tone: var(--_negative) }

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

  [part~="notice"] {
    display: flex;
    gap: 8px;
    margin-block-start: 12px;
    padding: 10px 12px;
    border-radius: var(--_button-radius);
    background: var(--_tint);
  }
  [part~="notice"] svg { color: var(--_caution) }

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

  /* For the developer who has not finished embedding */
  [part~="developer"] { padding: 12px; border: 1px dashed var(--wiro-input-border, color-mix(in srgb, currentColor 58%, transparent)); border-radius: var(--_button-radius) }

  @media (hover: hover) {
    [part~="removal"]:hover:enabled { background: color-mix(in oklab, var(--wiro-removal-background, #c92a2a) 88%, #000) }
    [part~="link"]:hover { text-decoration-color: currentColor }
  }
  @media (forced-colors: active) {
    [part~="notice"] { outline: 1px solid }
  }
`
