/** Writes the files of the example apps into a page: `<!-- app: html/server.js -->` and `<!-- /app -->` around a code block. */
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { root } from './manifest.js'

const APPS = join(root, 'demo/frameworks')

const MARKED = /^<!-- app: (\S+) -->\n[\s\S]*?^<!-- \/app -->$/gm

const OPENING = /^<!-- app: .* -->$/gm

/** The language of a code block, where it is not the file's extension. */
const LANGUAGES: Record<string, string> = { '': 'ini' }

/** Returns the page with each file as it stands in the app. */
export function withAppFiles(page: string): string {
  const opened = page.match(OPENING)?.length ?? 0
  const marked = page.match(MARKED)?.length ?? 0
  if (marked !== opened) throw new Error(`${opened} files are opened, ${marked} are closed`)
  return page.replace(MARKED, (_, path: string) => {
    const code = readFileSync(join(APPS, path), 'utf8').trimEnd()
    return `<!-- app: ${path} -->\n\n\`\`\`${languageOf(path)}\n${code}\n\`\`\`\n\n<!-- /app -->`
  })
}

function languageOf(path: string): string {
  const extension = extname(path).slice(1)
  return LANGUAGES[extension] ?? extension
}
