/** Where a line may end inside of a long name, such as an address or a file's path. */
import { html } from 'lit'

/** Allows a line break after each dot and slash. */
export const withWordBreaks = (text: string): unknown[] =>
  (text.match(/[./]*[^./]+[./]*|[./]+/g) ?? []).map((piece, index) => (index ? html`<wbr />${piece}` : piece))
