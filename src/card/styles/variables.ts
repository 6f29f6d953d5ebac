/**
 * The custom properties: the public one, then a general one, then a value. Private ones start with --_ .
 *
 * Where the browser can compare colours, the text on the accent is white if that reaches a contrast of 4.5:1, otherwise
 * black. The accent's shade, for hover, is the other of the two.
 */
import { css } from 'lit'

export const variables = css`
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
    :host {
      --_accent-shade: color(from var(--_accent) xyz-d65
        clamp(0, (y - .18333) * 1e5, .9505) clamp(0, (y - .18333) * 1e5, 1) clamp(0, (y - .18333) * 1e5, 1.089));
      --_accent-text: var(--wiro-accent-text, color(from var(--_accent) xyz-d65
        clamp(0, (.18333 - y) * 1e5, .9505) clamp(0, (.18333 - y) * 1e5, 1) clamp(0, (.18333 - y) * 1e5, 1.089)));
    }
  }
`
