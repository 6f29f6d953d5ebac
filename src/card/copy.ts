/** Puts a text on the clipboard. Loaded on demand. */

/** Where there is no clipboard for a page (in a frame without leave, over http:): as if the person had marked it. */
function copyMarked(text: string): boolean {
  const host = document.activeElement
  const before = (host?.shadowRoot?.activeElement ?? host) as HTMLElement | null
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  Object.assign(field.style, { position: 'fixed', insetBlockStart: '0', opacity: '0' })
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } finally {
    field.remove()
    before?.focus({ preventScroll: true })
  }
}

/** Whether it is there now; never throws. Call it inside a click. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed here, or not there at all.
  }
  try {
    return copyMarked(text)
  } catch {
    return false
  }
}
