/** Setting up an own HubSpot app. */
import { css } from 'lit'

export const setup = css`
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

  @media (pointer: coarse) { [part~="small"] { min-block-size: 32px } }
  @media (forced-colors: active) {
    [part~="file"], [part~="step"]::before { outline: 1px solid }
  }
`
