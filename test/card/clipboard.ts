/** Stands in for the clipboard of the page, and for the browser's own copying. */

const { clipboard } = navigator
const { execCommand } = document

const defineClipboard = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })

/** Returns the list that copied texts are added to from now on. */
export function recordCopies(): string[] {
  const copied: string[] = []
  defineClipboard({ writeText: async (text: string) => void copied.push(text) })
  return copied
}

/** Makes copying impossible: the page has no clipboard, and the browser refuses to copy what is selected. */
export function preventCopies(): void {
  defineClipboard(undefined)
  document.execCommand = () => false
}

export function restoreClipboard(): void {
  defineClipboard(clipboard)
  document.execCommand = execCommand
}
