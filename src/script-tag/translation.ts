/** In the script-tag file in place of the card's own module: what translates a card comes with a language's script tag. */
import type { Library, TranslationHost } from '../card/controllers/translation.js'
import { builtInTag } from '../card/locales/tags.js'
import { translatorOfPage } from './translator.js'

/** How long a page's scripts may take. */
const PATIENCE_MS = 10_000

const explained = new Set<string>()

export function translate(host: TranslationHost, library: Library): void {
  translatorOfPage().push([host, library])
  host.addController({ hostUpdate: () => explainMissing(host) })
}

/** Names the script tag to add where the page has none for its language. */
function explainMissing({ localize }: TranslationHost): void {
  const tag = builtInTag(localize.requestedLanguage)
  if (!tag || explained.has(tag)) return
  explained.add(tag)
  const { href } = new URL(`locales/${tag}.js`, /* @vite-ignore */ import.meta.url)
  setTimeout(() => {
    if (localize.translation?.name !== tag)
      console.warn(`wiro-hubspot-connect: lang="${tag}" needs <script type="module" src="${href}"></script>`)
  }, PATIENCE_MS)
}
