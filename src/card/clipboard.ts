/** Puts a text on the clipboard. */
import { readDocument } from '../connector/page-document.js'

/** Copies as if the person had selected the text: pages in a frame without permission, or over http:, have no clipboard. */
function copyMarked(text: string): boolean {
  const host = readDocument('activeElement')
  const before = (host?.shadowRoot?.activeElement ?? host) as HTMLElement | null
  const field = readDocument('createElement').call(document, 'textarea') as HTMLTextAreaElement
  field.value = text
  field.readOnly = true
  Object.assign(field.style, { position: 'fixed', insetBlockStart: '0', opacity: '0' })
  readDocument('body').append(field)
  field.select()
  try {
    return readDocument('execCommand').call(document, 'copy')
  } finally {
    field.remove()
    before?.focus({ preventScroll: true })
  }
}

/** Copies a text; resolves to whether that was possible. Never throws. Call it inside a click. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The page has no clipboard, or no permission.
  }
  try {
    return copyMarked(text)
  } catch {
    return false
  }
}
