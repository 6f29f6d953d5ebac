/** The layout and the style of the emulator's pages. They load no script, image or font. */
import { escapeHtml } from './html.js'

const STYLE = `
:root { color-scheme: light dark; --text: #18181b; --muted: #5b5b63; --line: #d9d9de; --page: #f4f4f6; --card: #fff; --tint: #f4f4f6; --edge: #8b8b94 }
@media (prefers-color-scheme: dark) {
  :root { --text: #ededf0; --muted: #a9a9b2; --line: #34343a; --page: #0d0d0f; --card: #18181b; --tint: #232328; --edge: #77777f }
}
* { box-sizing: border-box }
body {
  margin: 0; padding: 24px 16px 40px; background: var(--page); color: var(--text);
  font: 15px/22px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere;
}
main { max-width: 440px; margin: 0 auto }
h1, h2, p, ul, fieldset, legend { margin: 0; padding: 0; border: 0 }
.emulator { margin: 0 0 12px; color: var(--muted); font-size: 13px; line-height: 18px; text-wrap: pretty }
.emulator b { color: var(--text); font-weight: 600 }
.card { padding: 24px; border: 1px solid var(--line); border-radius: 14px; background: var(--card) }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -.01em; text-wrap: balance }
h1 + p { margin-top: 4px }
h2, legend { font-size: 13px; line-height: 18px; font-weight: 600; margin-bottom: 8px }
p { text-wrap: pretty }
.muted { color: var(--muted) }
form > * { margin-top: 20px }
.accounts label {
  display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px; align-items: center;
  padding: 11px 14px; border: 1px solid var(--line); cursor: pointer;
}
.accounts label + label { margin-top: -1px }
.accounts label:first-of-type { border-radius: 10px 10px 0 0 }
.accounts label:last-of-type { border-radius: 0 0 10px 10px }
.accounts label:only-of-type { border-radius: 10px }
.accounts label:has(:checked) { background: var(--tint) }
.accounts label b { font-weight: 500 }
.accounts label span { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums }
input[type=radio] { margin: 0; width: 16px; height: 16px; accent-color: var(--text) }
ul { list-style: none }
li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; padding: 3px 0 }
li code { color: var(--muted); font: 12px/22px ui-monospace, SFMono-Regular, Menlo, monospace }
details { margin-top: 8px }
summary { color: var(--muted); cursor: pointer; border-radius: 4px }
details ul { margin-top: 6px }
.actions { display: flex; flex-wrap: wrap; gap: 8px }
button {
  min-height: 40px; padding: 8px 18px; border: 1px solid var(--edge); border-radius: 9px; background: none;
  color: inherit; font: inherit; font-weight: 500; cursor: pointer;
}
button.leading { border-color: var(--text); background: var(--text); color: var(--card) }
@media (hover: hover) { button:hover { background: var(--tint) } button.leading:hover { background: var(--text); opacity: .88 } }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
.card > p + p, .card > p + ul { margin-top: 12px }
.note { padding-top: 16px; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px; line-height: 19px }
.card > .note { margin-top: 20px }
@media (max-width: 400px) {
  body { padding: 16px 12px 32px }
  .card { padding: 18px 16px }
  button { flex: 1 1 100% }
  li { display: block; padding: 4px 0 }
  li code { display: block; line-height: 18px }
}
@media (forced-colors: active) { button.leading { forced-color-adjust: none; background: ButtonText; color: ButtonFace } }
`

/**
 * Returns a whole page.
 * @param notice - What the page stands for, behind the word "Emulator".
 * @param body - Markup, in which all text is escaped.
 */
export function renderPage(title: string, notice: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<body>
<main>
<p class="emulator"><b>Emulator.</b> ${escapeHtml(notice)}</p>
<div class="card">
${body}
</div>
</main>
</body>
</html>
`
}
