/** Saves a text as a file. */
import { readDocument } from '../../../connector/page-document.js'

/** Some browsers read the file only after the click. */
const REVOKE_AFTER_MS = 10_000

export function downloadJson(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(readDocument('createElement').call(document, 'a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS)
}
