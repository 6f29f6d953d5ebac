/** A text to the clipboard, or into a file. Neither throws. */

/**
 * Whether `text` is on the clipboard. Without a secure context (http on a LAN) and without permission there is no API for
 * it: what is shown is selected then, so that the person can copy it where the browser does not.
 */
export async function copy(text: string, shown: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    getSelection()?.selectAllChildren(shown)
    return document.execCommand('copy')
  }
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
