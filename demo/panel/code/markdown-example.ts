/** Finds an example in the text of a page. */
import type { Example } from './recipes.js'

/** Returns the code of an example; undefined where the page has none. */
export function exampleIn(markdown: string, { section, language, index = 0 }: Example): string | undefined {
  let currentSection = ''
  const found: string[] = []
  for (const [, heading, blockLanguage, code] of markdown.matchAll(HEADING_OR_BLOCK)) {
    if (heading !== undefined) currentSection = heading
    else if (currentSection === section && blockLanguage === language) found.push(code!.trimEnd())
  }
  return found[index]
}

const HEADING_OR_BLOCK = /^#+ (.+)$|^```(\S*)\n([^]*?)^```$/gm
