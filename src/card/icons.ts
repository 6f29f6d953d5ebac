/** The drawings of the first load: the mark, and one shape for each kind of status. Shape and words tell, never colour alone. */
import { html, type TemplateResult } from 'lit'

const disc = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z'
const stop = disc + 'M7.2 4.4h1.6v4.8H7.2Zm0 5.9h1.6v1.6H7.2Z'

/** Those that a tone has are named like it. */
const shapes = {
  busy: 'M8 1a7 7 0 1 1-7 7h1.6A5.4 5.4 0 1 0 8 2.6Z',
  positive: disc + 'm3.9 5.2-1.1-1.1L7 8.9 5.2 7.1 4.1 8.2 7 11.1Z',
  caution: stop,
  negative: stop,
  none: disc + 'm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6Z',
  unknown: disc + 'M4.6 7.2h6.8v1.6H4.6Z',
}

/** A shape of these by its name, or the path of one that is loaded on demand. */
export type Icon = keyof typeof shapes | `M${string}` | `m${string}`

export const svgIcon = (icon: Icon): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${(shapes as Partial<Record<Icon, string>>)[icon] ?? icon} /></svg>`

export const mark = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6.5 4H10v4.4a3.6 3.6 0 0 1 0 7.2V20H6.5A4.5 4.5 0 0 1 2 15.5v-7A4.5 4.5 0 0 1 6.5 4Z"/><path d="M11.8 4h5.7A4.5 4.5 0 0 1 22 8.5v7a4.5 4.5 0 0 1-4.5 4.5h-5.7v-2.9a5.4 5.4 0 0 0 0-10.2Z"/></svg>`
